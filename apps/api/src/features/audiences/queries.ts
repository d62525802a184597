import type { Audience, Reader } from '@navette/contract/audiences/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Context } from '../../platform/context.ts'
import { empty, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { organisationRef, personRef } from '../../platform/db/people.ts'
import { readersOf } from '../../platform/session/actor.ts'
import { findItem } from '../items/queries.ts'
import { presentReason, type ReasonRow } from './present.ts'

/** The reasons in the order in which they narrow: everybody, organisations with the owner first, teams, people by name. */
export async function getAudience(context: Context, itemId: string): Promise<Audience> {
  const { db, clock, actor } = context
  const { audienceId } = await findItem(context, itemId)
  const today = clock.today()
  const rows = await db.rows<ReasonRow & { total: number }>(sql`
    WITH reached AS (${readersOf(audienceId, today)})
    SELECT g.id, g.kind, (SELECT count(*)::int FROM reached r WHERE r.grant_id = g.id) AS count,
      CASE WHEN o.id IS NOT NULL THEN ${organisationRef(sql`o`)} END AS organisation,
      CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title) END AS project,
      ${personRef(sql`g.member_id`, today)} AS person,
      (SELECT count(DISTINCT r.member_id)::int FROM reached r) AS total
    FROM audience_grant g LEFT JOIN organisation o ON o.id = g.organisation_id LEFT JOIN item p ON p.id = g.project_id
    WHERE g.audience_id = ${audienceId}::uuid
    ORDER BY g.kind, o.id IS DISTINCT FROM (SELECT i.organisation_id FROM item i WHERE i.id = ${itemId}::uuid), o.name, g.id`)
  return { reasons: rows.map((row) => presentReason(actor, row)), count: actor.insider ? (rows[0]?.total ?? 0) : null }
}

/** The people themselves, by name. */
export async function listReaders(context: Context, itemId: string, { after, limit }: PageQuery): Promise<Page<Reader>> {
  const { db, clock } = context
  const { audienceId } = await findItem(context, itemId)
  const today = clock.today()
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await db.rows<Reader & { name: string; id: string }>(sql`
    WITH reader AS (
      SELECT m.id, m.name, array_agg(r.grant_id::text ORDER BY r.grant_id) AS because
      FROM (${readersOf(audienceId, today)}) r JOIN member m ON m.id = r.member_id
      ${start ? sql`WHERE (m.name, m.id) > (${start[0]}, ${start[1]}::uuid)` : empty}
      GROUP BY m.id ORDER BY m.name, m.id LIMIT ${limit + 1})
    SELECT id, name, because, ${personRef(sql`reader.id`, today)} AS person FROM reader ORDER BY name, id`)
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name, id],
    ({ person, because }) => ({ person, because }),
  )
}
