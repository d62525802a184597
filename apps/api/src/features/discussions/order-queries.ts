import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { notAnnounced } from '@navette/contract/discussions/order-endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { personRef } from '../../platform/db/people.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { readersOf } from '../../platform/session/actor.ts'
import { can } from './policy.ts'
import { factsOf, type ThreadRow } from './present.ts'
import { findThread } from './queries.ts'

/** An announcement, for whoever may see who has confirmed it. */
async function findAnnouncement(context: Context, threadId: string): Promise<ThreadRow> {
  const thread = await findThread(context, threadId)
  allow(can.announce(context.actor, factsOf(thread)))
  return thread.announcement ? thread : refuse(notAnnounced)
}

/** Whoever can read it today but the one who asks, each with when they confirmed. */
const asked = ({ clock }: Context, { id, audienceId, announcement }: ThreadRow): Sql => sql`
  SELECT m.id, m.name, f.at FROM (SELECT DISTINCT r.member_id FROM (${readersOf(audienceId, clock.today())}) r) AS reader
  JOIN member m ON m.id = reader.member_id
  LEFT JOIN confirmation f ON f.thread_id = ${id}::uuid AND f.member_id = m.id
  WHERE m.id IS DISTINCT FROM ${announcement?.by?.id ?? null}::uuid`

export async function countConfirmations(context: Context, threadId: string): Promise<{ confirmed: number; waiting: number }> {
  const thread = await findAnnouncement(context, threadId)
  const [count] = await context.db.rows<{ confirmed: number; waiting: number }>(sql`
    SELECT count(at)::int AS confirmed, (count(*) - count(at))::int AS waiting FROM (${asked(context, thread)}) AS asked`)
  return count ?? { confirmed: 0, waiting: 0 }
}

interface Confirmation {
  id: string
  name: string
  at: Date | null
  person: PersonRef
}

export async function listConfirmations(
  context: Context,
  threadId: string,
  { after, limit, confirmed }: PageQuery & { confirmed: boolean },
): Promise<Page<{ person: PersonRef; at: string | null }>> {
  const thread = await findAnnouncement(context, threadId)
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await context.db.rows<Confirmation>(sql`
    SELECT asked.*, ${personRef(sql`asked.id`, context.clock.today())} AS person FROM (${asked(context, thread)}) AS asked
    WHERE (at IS NOT NULL) = ${confirmed} ${start ? sql`AND (name, id) > (${start[0]}, ${start[1]}::uuid)` : empty}
    ORDER BY name, id LIMIT ${limit + 1}`)
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name, id],
    ({ person, at }) => ({ person, at: at?.toISOString() ?? null }),
  )
}
