import { readingsMoved } from '@navette/contract/discussions/activities.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { readUpTo } from './unread-queries.ts'

/** How far somebody had read a thread, and has. */
interface Mark {
  threadId: string
  from: number
  to: number
}

/**
 * Moves the marks of several threads at once, of those that the actor sees. A mark goes forward from wherever it is; back only from where whoever
 * asks has left it: what was read since stays read. The database decides, so that two screens cannot both win.
 *
 * @returns what has moved, from where it was
 */
export const moveReadings = (context: Context, marks: Mark[]): Promise<{ moved: Mark[] }> =>
  transact(context, async (tx) => {
    const forward = marks.filter(({ from, to }) => to > from)
    const back = marks.filter(({ from, to }) => to < from)
    const moved = [...(await goForward(tx, context, forward)), ...(await goBack(tx, context, back))]
    const { audienceId } = context.actor
    if (moved.length > 0) await tx.record(readingsMoved, { threadIds: moved.map(({ threadId }) => threadId) }, { audienceId })
    return { moved }
  })

const columns = (marks: Mark[]) =>
  sql`unnest(${marks.map(({ threadId }) => threadId)}::uuid[], ${marks.map(({ from }) => from)}::int[], ${marks.map(({ to }) => to)}::int[]) AS k (id, before, number)`

const goForward = (tx: Transaction, { actor, clock }: Context, marks: Mark[]) =>
  tx.rows<Mark>(sql`
    WITH asked AS (
      SELECT DISTINCT ON (t.id) t.id, ${readUpTo} AS before, LEAST(k.number, t.last_number) AS number
      FROM ${columns(marks)} JOIN thread t ON t.id = k.id
      JOIN item i ON i.id = t.id AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
      LEFT JOIN thread_reading r ON r.thread_id = t.id AND r.member_id = ${actor.id}::uuid ORDER BY t.id
    ), written AS (
      INSERT INTO thread_reading (thread_id, member_id, number, at)
      SELECT id, ${actor.id}::uuid, number, ${clock.now()}::timestamptz FROM asked WHERE number > before
      ON CONFLICT (thread_id, member_id) DO UPDATE SET number = EXCLUDED.number, at = EXCLUDED.at WHERE thread_reading.number < EXCLUDED.number
      RETURNING thread_id)
    SELECT asked.id AS "threadId", asked.before AS "from", asked.number AS "to" FROM asked JOIN written ON written.thread_id = asked.id`)

const goBack = (tx: Transaction, { actor }: Context, marks: Mark[]) =>
  tx.rows<Mark>(sql`
    UPDATE thread_reading r SET number = k.number FROM ${columns(marks)}
    WHERE r.thread_id = k.id AND r.member_id = ${actor.id}::uuid AND r.number = k.before
    RETURNING r.thread_id AS "threadId", k.before AS "from", k.number AS "to"`)
