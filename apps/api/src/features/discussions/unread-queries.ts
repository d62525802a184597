import type { Unread } from '@navette/contract/discussions/schema.ts'
import type { FollowLevel } from '@navette/contract/follows/schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import type { Actor } from '../../platform/session/actor.ts'
import type { Standing } from '../follows/policy.ts'
import { levelIn } from '../follows/queries.ts'

/** What of a thread lies before a reader. */
interface Before {
  /** Posts that were written since they came, and that they have not read. */
  beyond: number
  /** The number of the last that they have read; 0 where they never opened the thread. */
  readNumber: number
  /** The thread was begun since they came: what was there before them is nothing new. */
  isNew: boolean
  /** One of the unread calls them. */
  called: boolean
}

/**
 * How many posts wait for a reader who is told this much of the thread: every post, or what is new, which is a thread begun since they came and never opened, and a call, or
 * calls alone. `isUnread` says the same in SQL; a test goes through all cases of both.
 */
export function unreadOf(level: FollowLevel, { beyond, readNumber, isNew, called }: Before): number {
  if (level === 'nothing') return 0
  if (level === 'everything' || called) return beyond
  return level === 'threads' && isNew && readNumber === 0 ? beyond : 0
}

/** Up to where the actor has read the thread `t` with the reading `r`: what was brought in from elsewhere was known before it came. */
export const readUpTo: Sql = sql`GREATEST(r.number, t.known_number)`

/** Whether something calls the actor beyond what they have read, of the thread `t` and its reading `r`; served by `mention_member`. */
export const isCalled = ({ id }: Actor): Sql => sql`(t.last_number > ${readUpTo} AND EXISTS (
  SELECT 1 FROM mention w WHERE w.member_id = ${id}::uuid AND w.thread_id = t.id AND w.number > ${readUpTo}))`

/** Whether anything waits for the actor in the thread `t` with the item `i`, the reading `r` and the conversation `v`. */
export const isUnread = (actor: Actor): Sql => sql`(i.last_at > ${actor.since} AND t.last_number > ${readUpTo}
  AND CASE ${levelIn(actor, columns)} WHEN 'everything' THEN true WHEN 'nothing' THEN false WHEN 'threads' THEN ${readUpTo} = 0 AND i.created_at > ${actor.since} OR ${isCalled(actor)}
    ELSE ${isCalled(actor)} END)`

const columns = {
  id: sql`i.id`,
  own: sql`v.thread_id IS NOT NULL OR r.wrote`,
  aboutId: sql`t.about_id`,
  projectId: sql`i.project_id`,
  organisationId: sql`i.organisation_id`,
}

interface StoredStanding {
  id: string
  wrote: boolean | null
  peopleIds: string[] | null
  aboutId: string | null
  projectId: string | null
  organisationId: string | null
}

/** Where a thread stands, from its tables. */
export const standingIn = ({ id, wrote, peopleIds, aboutId, projectId, organisationId }: StoredStanding): Standing => ({
  id,
  own: peopleIds ? 'conversation' : wrote ? 'wrote' : null,
  aboutId,
  projectId,
  organisationId,
})

/** What makes the actor follow a thread by itself. */
export async function followedThread({ db, actor }: Context, id: string): Promise<Pick<Standing, 'own' | 'aboutId'>> {
  const [row] = await db.rows<Pick<Standing, 'own' | 'aboutId'>>(sql`
    SELECT t.about_id AS "aboutId", CASE WHEN v.thread_id IS NOT NULL THEN 'conversation' WHEN r.wrote THEN 'wrote' END AS own
    FROM thread t LEFT JOIN conversation v ON v.thread_id = t.id LEFT JOIN thread_reading r ON r.thread_id = t.id AND r.member_id = ${actor.id}::uuid
    WHERE t.id = ${id}::uuid`)
  return row ?? { own: null, aboutId: null }
}

export async function countUnread({ db, actor }: Context): Promise<Unread> {
  const rows = await db.rows<{ projectId: string | null; threads: number }>(sql`
    SELECT i.project_id AS "projectId", count(*)::int AS threads
    FROM item i JOIN thread t ON t.id = i.id
    LEFT JOIN thread_reading r ON r.thread_id = i.id AND r.member_id = ${actor.id}::uuid
    LEFT JOIN conversation v ON v.thread_id = i.id
    WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) AND ${isUnread(actor)}
    GROUP BY i.project_id ORDER BY i.project_id`)
  return {
    threads: rows.reduce((sum, { threads }) => sum + threads, 0),
    projects: rows.flatMap(({ projectId, threads }) => (projectId ? [{ projectId, threads }] : [])),
  }
}
