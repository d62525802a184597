import { draftKept } from '@navette/contract/discussions/post-activities.ts'
import type { Draft } from '@navette/contract/discussions/post-schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { transact } from '../../platform/db/transact.ts'

interface Keeping {
  text: string
  /** `at` of the draft that this one continues. */
  from: string | null
}

/**
 * Keeps what is being written. Where another device kept something else meanwhile, nothing is lost: the two are put one below the other, and
 * the answer says so. Sending or giving up a text empties it, unless it went on elsewhere.
 */
export async function keepDraft(context: Context, place: string, { text, from }: Keeping): Promise<Draft> {
  const { actor, clock } = context
  const kept = await transact(context, async (tx) => {
    const at = clock.now()
    // The row is held, and made where there is none, so that two devices take their turn.
    await tx.rows(
      sql`INSERT INTO draft (member_id, place, text, at) VALUES (${actor.id}::uuid, ${place}, '', ${at}) ON CONFLICT DO NOTHING`,
    )
    const [there] = await tx.rows<{ text: string; at: Date }>(
      sql`SELECT text, at FROM draft WHERE member_id = ${actor.id}::uuid AND place = ${place} FOR UPDATE`,
    )
    const before = there ?? { text: '', at }
    const together = before.at.toISOString() === from ? text : bothOf(before.text, text)
    // Each keeping has a moment of its own, by which the next one says what it continues.
    const moment = new Date(Math.max(at.getTime(), before.at.getTime() + 1))
    await tx.prisma.draft.update({ where: { memberId_place: { memberId: actor.id, place } }, data: { text: together, at: moment } })
    await tx.record(draftKept, {}, { audienceId: actor.audienceId })
    return { text: together, at: moment }
  })
  return { place, text: kept.text, at: kept.at.toISOString() }
}

const bothOf = (there: string, here: string): string => {
  if (there.includes(here)) return there
  return here.includes(there) ? here : `${there}\n\n${here}`
}

export async function forgetDrafts(context: Context): Promise<void> {
  const { actor } = context
  await transact(context, async (tx) => {
    await tx.prisma.draft.deleteMany({ where: { memberId: actor.id } })
    await tx.record(draftKept, {}, { audienceId: actor.audienceId })
  })
}

const month = 30 * 86_400_000

/** What removed posts said, and what they said before, goes thirty days after their removal; so does the memory of drafts that were sent. */
export async function forgetOldTexts({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - month)
  await db.rows(sql`DELETE FROM post_version v USING post_removal x WHERE x.post_id = v.post_id AND x.at < ${before}`)
  await db.rows(sql`DELETE FROM removed_text k USING post_removal x WHERE x.post_id = k.post_id AND x.at < ${before}`)
  await db.prisma.draft.deleteMany({ where: { text: '', at: { lt: before } } })
}
