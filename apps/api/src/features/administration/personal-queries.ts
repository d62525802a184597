import type { PersonalPart } from '../../platform/personal-part.ts'

/** What the log and the letters hold about a person: neither names them by a relation, so no model of the schema stands here. */
export const personalPart: PersonalPart = {
  models: [],
  read: async ({ db }, memberId) => {
    const { prisma } = db
    const { email } = await prisma.member.findUniqueOrThrow({ where: { id: memberId }, select: { email: true } })
    const entries = await prisma.auditEntry.findMany({
      where: { OR: [{ actorId: memberId }, { memberId }] },
      select: { id: true, at: true, verb: true, actorId: true },
      orderBy: { at: 'asc' },
    })
    // Where others came from is theirs.
    const own = entries.filter(({ actorId }) => actorId === memberId).map(({ id }) => id)
    const origins = await prisma.auditOrigin.findMany({ where: { entryId: { in: own } } })
    const letters = email
      ? await prisma.letter.findMany({
          where: { to: { equals: email, mode: 'insensitive' } },
          // Their text may hold a link that still opens a door.
          select: { subject: true, writtenAt: true, sentAt: true },
          orderBy: { writtenAt: 'asc' },
        })
      : []
    return [
      {
        name: 'log.json',
        holds: { fr: 'ce que le journal retient de vous, et d’où vous veniez', en: 'what the log keeps of you, and where you came from' },
        content: entries.map(({ id, ...entry }) => ({ ...entry, origin: origins.find(({ entryId }) => entryId === id) ?? null })),
      },
      {
        name: 'letters.json',
        holds: { fr: 'les courriels qui vous ont été envoyés', en: 'letters that were sent to you' },
        content: letters,
      },
    ]
  },
}
