import { letterRead, letterSentAgain } from '@navette/contract/administration/activities.ts'
import type { Letter } from '@navette/contract/administration/schema.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { deliver } from '../../platform/mail/deliver.ts'
import { findLetter } from './letter-queries.ts'

/** Opens a letter. It may hold a link that opens an account, so that reading it leaves a line in the audit log. */
export async function readLetter(context: Context, id: string): Promise<Letter & { text: string }> {
  const { letter, text, memberId } = await findLetter(context, id)
  await transact(context, (tx) => tx.record(letterRead, { letterId: id, memberId }, { audienceId: context.actor.audienceId }))
  return { ...letter, text }
}

/** Hands a letter to the mail server once more, as if it had just been written. */
export async function sendLetterAgain(context: Context, id: string): Promise<Letter> {
  const { memberId } = await findLetter(context, id)
  await transact(context, async (tx) => {
    await tx.prisma.letter.update({ where: { id }, data: { sentAt: null, failures: 0, problem: '', writtenAt: context.clock.now() } })
    await tx.send(deliver, { letterId: id })
    await tx.record(letterSentAgain, { letterId: id, memberId }, { audienceId: context.actor.audienceId })
  })
  return (await findLetter(context, id)).letter
}
