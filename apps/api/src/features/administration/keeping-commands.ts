import type { Services } from '../../platform/context.ts'

const dayInMilliseconds = 86_400_000
export const sentLettersStay = 30
export const keptLettersStay = 90

/** Removes where entries of the audit log came from, once the cluster's time of keeping is over. The entries themselves stay for good. */
export async function forgetOldOrigins({ db, clock }: Services): Promise<void> {
  const cluster = await db.prisma.cluster.findUnique({ where: { id: 1 }, select: { retentionDays: true } })
  if (!cluster) return
  await db.prisma.auditOrigin.deleteMany({ where: { at: { lt: daysBefore(clock.now(), cluster.retentionDays) } } })
}

/** Removes letters: those that left after a month, those that stayed after three. */
export async function forgetOldLetters({ db, clock }: Services): Promise<void> {
  const now = clock.now()
  await db.prisma.letter.deleteMany({
    where: { OR: [{ sentAt: { lt: daysBefore(now, sentLettersStay) } }, { writtenAt: { lt: daysBefore(now, keptLettersStay) } }] },
  })
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * dayInMilliseconds)
