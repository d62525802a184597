import { newId } from '@navette/contract/core/ids.ts'
import type { Context } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import type { Locked } from './commands.ts'

/** A message that moves, with the number that it has. */
export interface Move {
  id: string
  number: number
}

interface Moving {
  from: Locked
  into: Locked
  /** In their order. */
  posts: Move[]
}

export interface Moved {
  /** For each message, the number that it had and the one it has now, in their order. */
  numbers: { before: number; now: number }[]
  /** The last number of the thread that they came to. */
  last: number
}

/**
 * Moves messages from one thread to another, both behind their locks. A number is never given twice: where a message stood, a trace stays that
 * knows where it went, so that addresses keep leading to it; a message that comes back takes its own number again.
 */
export async function movePosts(tx: Transaction, { actor, clock }: Context, { from, into, posts }: Moving): Promise<Moved> {
  const ids = posts.map(({ id }) => id)
  const kept = await tx.rows<{ id: string; number: number; movedId: string }>(sql`
    SELECT s.id, s.number, y.moved_id AS "movedId" FROM post s JOIN post_trace y ON y.post_id = s.id
    WHERE s.thread_id = ${into.itemId}::uuid AND y.moved_id = ANY(${ids}::uuid[])`)
  const own = new Map(kept.map(({ movedId, number }) => [movedId, number]))
  let last = into.lastNumber
  const numbers = posts.map(({ id, number }) => ({ id, before: number, now: own.get(id) ?? ++last }))
  await tx.prisma.post.deleteMany({ where: { id: { in: kept.map(({ id }) => id) } } })
  await tx.rows(sql`
    UPDATE post o SET thread_id = ${into.itemId}::uuid, number = m.number
    FROM unnest(${ids}::uuid[], ${numbers.map(({ now }) => now)}::int[]) AS m (id, number) WHERE o.id = m.id`)
  await keepPlaces(tx, { threadId: from.itemId, posts, byId: actor.id, at: clock.now() })
  await tx.prisma.thread.update({ where: { id: from.itemId }, data: { traces: { increment: posts.length } } })
  await tx.prisma.thread.update({ where: { id: into.itemId }, data: { lastNumber: last, traces: { decrement: kept.length } } })
  return { numbers, last }
}

/** Where the messages stood. */
async function keepPlaces(
  tx: Transaction,
  { threadId, posts, byId, at }: { threadId: string; posts: Move[]; byId: string; at: Date },
): Promise<void> {
  const places = posts.map(({ id, number }) => ({ id: newId(), number, movedId: id }))
  await tx.prisma.post.createMany({ data: places.map(({ id, number }) => ({ id, number, threadId, at, text: '' })) })
  await tx.prisma.postTrace.createMany({ data: places.map(({ id, movedId }) => ({ postId: id, kind: 'gone', movedId, byId, at })) })
}

interface Marks {
  from: Locked
  into: Locked
  moved: Moved
  at: Date
}

const numbersOf = ({ numbers }: Moved) =>
  sql`unnest(${numbers.map(({ before }) => before)}::int[], ${numbers.map(({ now }) => now)}::int[]) AS m (before, now)`

/** Up to where all of a thread came from an archive. */
const knownIn = (threadId: string) => sql`(SELECT known_number FROM thread WHERE id = ${threadId}::uuid)`

/** Just before the first of the messages that moved which stood beyond a number; their end where none did. */
const upTo = (moved: Moved, number: Sql) =>
  sql`COALESCE((SELECT min(m.now) - 1 FROM ${numbersOf(moved)} WHERE m.before > ${number}), ${moved.last}::int)`

/** Marks in a thread that began with messages of another: what was read there is read here, also what everybody is taken to have read. */
export async function carryMarks(tx: Transaction, { from, into, moved, at }: Marks): Promise<void> {
  await tx.rows(sql`
    INSERT INTO thread_reading (thread_id, member_id, number, at)
    SELECT ${into.itemId}::uuid, r.member_id, ${upTo(moved, sql`r.number`)}, ${at}
    FROM thread_reading r WHERE r.thread_id = ${from.itemId}::uuid
    ON CONFLICT (thread_id, member_id) DO NOTHING`)
  await tx.rows(sql`
    UPDATE thread SET known_number = ${upTo(moved, knownIn(from.itemId))} WHERE id = ${into.itemId}::uuid AND ${knownIn(from.itemId)} > 0`)
}

/**
 * Marks in a thread that messages of another were added to: whoever had read all of it goes on to the first of them that they have not read.
 * Nothing unread is ever marked as read.
 *
 * @param into as it was before they came
 */
export async function continueMarks(tx: Transaction, { from, into, moved, at }: Marks): Promise<void> {
  const wholeKnown = sql`${knownIn(into.itemId)} >= ${into.lastNumber}::int`
  // Of a thread that is known whole nobody needs a mark, until something is added that some have read elsewhere.
  await tx.rows(sql`
    INSERT INTO thread_reading (thread_id, member_id, number, at)
    SELECT ${into.itemId}::uuid, s.member_id, ${into.lastNumber}::int, ${at} FROM thread_reading s WHERE s.thread_id = ${from.itemId}::uuid AND ${wholeKnown}
    ON CONFLICT (thread_id, member_id) DO NOTHING`)
  const readThere = sql`GREATEST(${knownIn(from.itemId)}, (
    SELECT s.number FROM thread_reading s WHERE s.thread_id = ${from.itemId}::uuid AND s.member_id = r.member_id))`
  await tx.rows(sql`
    UPDATE thread_reading r SET number = GREATEST(r.number, ${upTo(moved, readThere)})
    WHERE r.thread_id = ${into.itemId}::uuid AND (r.number >= ${into.lastNumber}::int OR ${wholeKnown})`)
  await tx.rows(sql`
    UPDATE thread SET known_number = GREATEST(known_number, ${upTo(moved, knownIn(from.itemId))}) WHERE id = ${into.itemId}::uuid AND ${wholeKnown}`)
}

/** Whoever wrote what moved there follows the thread from then on, as if it had been written there; what of it they had read is marked already. */
export const followAuthors = (tx: Transaction, threadId: string, at: Date) =>
  tx.rows(sql`
    INSERT INTO thread_reading (thread_id, member_id, number, at, wrote)
    SELECT DISTINCT o.thread_id, o.author_id, 0, ${at}::timestamptz, true FROM post o WHERE o.thread_id = ${threadId}::uuid AND o.author_id IS NOT NULL
    ON CONFLICT (thread_id, member_id) DO UPDATE SET wrote = true WHERE NOT thread_reading.wrote`)

/** Who spoke last in a thread, and when, as it stands now: what came or went may be the latest. */
export async function tidy(tx: Transaction, threadId: string): Promise<void> {
  await tx.rows(sql`
    UPDATE thread t SET last_author_id = o.author_id
    FROM post o WHERE t.id = ${threadId}::uuid AND o.id = (${latestOf(threadId)})`)
  await tx.rows(sql`
    UPDATE item i SET last_at = o.at FROM post o WHERE i.id = ${threadId}::uuid AND o.id = (${latestOf(threadId)})`)
}

const latestOf = (threadId: string) => sql`
  SELECT l.id FROM post l WHERE l.thread_id = ${threadId}::uuid AND NOT EXISTS (SELECT 1 FROM post_trace y WHERE y.post_id = l.id)
  ORDER BY l.at DESC, l.number DESC LIMIT 1`
