import { newId } from '@navette/contract/core/ids.ts'
import type { PostTrace } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import type { Locked } from './commands.ts'

interface Trace {
  kind: Exclude<PostTrace['kind'], 'gone'>
  count?: number
  /** Where the messages came from. */
  threadId?: string
  fromItemId?: string | null
  fromOrganisationId?: string | null
}

/**
 * Says in a thread what was done to it, in the place that a message would have, behind the thread's lock. It is nothing to be read: nobody's
 * thread becomes unread by it, and it does not bring the thread to the top.
 *
 * @returns the number that it took
 */
export async function leaveTrace(
  tx: Transaction,
  { actor, clock }: Context,
  { itemId, lastNumber }: Locked,
  trace: Trace,
): Promise<number> {
  const [id, at, number] = [newId(), clock.now(), lastNumber + 1]
  await tx.prisma.post.create({ data: { id, threadId: itemId, number, at, text: '' } })
  await tx.prisma.postTrace.create({ data: { postId: id, byId: actor.id, at, ...trace } })
  await tx.prisma.thread.update({ where: { id: itemId }, data: { lastNumber: number, traces: { increment: 1 } } })
  await passOverTraces(tx, itemId)
  return number
}

/** Whoever has read up to a trace has read the trace: each mark goes on to just before the next message, and so does what everybody is taken to have read. */
export async function passOverTraces(tx: Transaction, threadId: string): Promise<void> {
  const beforeNext = (number: Sql) => sql`COALESCE((SELECT min(o.number) - 1 FROM post o
    WHERE o.thread_id = t.id AND o.number > ${number} AND NOT EXISTS (SELECT 1 FROM post_trace y WHERE y.post_id = o.id)), t.last_number)`
  await tx.rows(sql`
    UPDATE thread_reading r SET number = reached.number
    FROM thread t CROSS JOIN LATERAL (
      SELECT marked.member_id, ${beforeNext(sql`marked.number`)} AS number FROM thread_reading marked WHERE marked.thread_id = t.id) AS reached
    WHERE t.id = ${threadId}::uuid AND r.thread_id = t.id AND r.member_id = reached.member_id AND r.number < reached.number`)
  await tx.rows(
    sql`UPDATE thread t SET known_number = ${beforeNext(sql`t.known_number`)} WHERE t.id = ${threadId}::uuid AND t.known_number > 0`,
  )
}
