import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { personRef } from '../../platform/db/people.ts'

/**
 * People `m` to whom the actor may write: everybody with an account, whom the directory shows; for a guest, who has no directory, those of
 * the teams they are in. And whoever is in a conversation with them already.
 */
const withinReach = ({ actor }: Context): Sql => sql`
  m.id <> ${actor.id}::uuid AND m.email IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM departure d WHERE d.member_id = m.id) AND NOT EXISTS (SELECT 1 FROM suspension p WHERE p.member_id = m.id)
  AND (${actor.insider} OR EXISTS (SELECT 1 FROM team_member t WHERE t.member_id = m.id AND t.project_id = ANY(${actor.teams}::uuid[]))
    OR EXISTS (SELECT 1 FROM audience_grant g JOIN item i ON i.audience_id = g.audience_id JOIN conversation v ON v.thread_id = i.id
      WHERE g.member_id = m.id AND g.audience_id = ANY(${actor.audiences}::uuid[])))`

/** Those people by name, as French readers sort them; in the order of `member_name`. */
export async function listCorrespondents(
  context: Context,
  { after, limit, search = '' }: PageQuery & { search?: string | undefined },
): Promise<Page<PersonRef>> {
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const words = search.normalize('NFC').split(/\s+/u).filter(Boolean)
  const named = words.map((word) => sql`AND plain_letters(m.name) LIKE '%' || plain_letters(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`)
  const rows = await context.db.rows<{ id: string; name: string; person: PersonRef }>(sql`
    SELECT m.id, m.name, ${personRef(sql`m.id`, context.clock.today())} AS person FROM member m
    WHERE ${withinReach(context)} ${named.reduce((all, one) => sql`${all} ${one}`, empty)}
      ${start ? sql`AND (m.name, m.id) > (${start[0]}, ${start[1]}::uuid)` : empty}
    ORDER BY m.name, m.id LIMIT ${limit + 1}`)
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name, id],
    ({ person }) => person,
  )
}

/** Whether the actor may write to each of them. */
export async function mayWriteTo(context: Context, memberIds: string[]): Promise<boolean> {
  const [row] = await context.db.rows<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM member m WHERE m.id = ANY(${memberIds}::uuid[]) AND ${withinReach(context)}`,
  )
  return row?.count === memberIds.length
}

/** The same people, in whatever order they are named, have the same key. */
export const keyOf = (memberIds: string[]) => [...new Set(memberIds)].sort().join(',')

export interface Known {
  threadId: string
  audienceId: string
}

/** The conversation of just these people. */
export async function conversationOf(db: Reader, peopleKey: string): Promise<Known | null> {
  const rows = await db.rows<Known>(sql`
    SELECT v.thread_id AS "threadId", i.audience_id AS "audienceId" FROM conversation v JOIN item i ON i.id = v.thread_id
    WHERE v.people_key = ${peopleKey}`)
  return rows[0] ?? null
}

export async function findConversation({ db, actor }: Context, others: string): Promise<{ threadId: string | null }> {
  const ids = others.toLowerCase().split(',')
  const there = await conversationOf(db, keyOf([actor.id, ...ids]))
  return { threadId: there?.threadId ?? null }
}
