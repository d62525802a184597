import type { Leaving, Merger } from '@navette/contract/organisations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Reader, sql } from '../../platform/db/database.ts'
import { holdsOn } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { getOrganisation } from './queries.ts'

/** When its part was last taken away. */
export async function lastExport(db: Reader, organisationId: string): Promise<Date | null> {
  const rows = await db.rows<{ at: Date | null }>(sql`
    SELECT max(at) AS at FROM audit_entry WHERE organisation_id = ${organisationId}::uuid AND verb = 'organisation.exported'`)
  return rows[0]?.at ?? null
}

/** In figures, what a merger would move. */
export async function previewMerger(context: Context, id: string, intoId: string): Promise<Merger> {
  await getOrganisation(context, id)
  await getOrganisation(context, intoId)
  const rows = await context.db.rows<Merger>(sql`
    SELECT (SELECT count(DISTINCT member_id)::int FROM membership WHERE organisation_id = ${id}::uuid) AS people,
      (SELECT count(DISTINCT a.member_id)::int FROM membership a JOIN membership b ON b.member_id = a.member_id
        WHERE a.organisation_id = ${id}::uuid AND b.organisation_id = ${intoId}::uuid) AS "inBoth",
      ${hosted(id)} AS hosted, ${shared(id)} AS shared, ${ownThreads(id)} AS threads,
      (SELECT count(*)::int FROM invitation WHERE organisation_id = ${id}::uuid AND accepted_at IS NULL AND withdrawn_at IS NULL AND declined_at IS NULL) AS invitations,
      (SELECT count(*)::int FROM application WHERE organisation_id = ${id}::uuid AND answered_at IS NULL) AS applications,
      (SELECT count(*)::int FROM poster WHERE organisation_id = ${id}::uuid AND withdrawn_at IS NULL) AS posters`)
  return found(rows[0])
}

/** In figures, what its leaving would change. */
export async function previewLeaving(context: Context, id: string): Promise<Leaving> {
  const { db, clock } = context
  await getOrganisation(context, id)
  const holds = holdsOn(sql`s`, clock.today())
  const rows = await db.rows<Omit<Leaving, 'exportedAt'>>(sql`
    SELECT (SELECT count(DISTINCT s.member_id)::int FROM membership s WHERE s.organisation_id = ${id}::uuid AND ${holds}) AS people,
      (SELECT count(DISTINCT s.member_id)::int FROM membership s WHERE s.organisation_id = ${id}::uuid AND ${holds}
        AND NOT EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = s.member_id)
        AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.member_id = s.member_id AND n.organisation_id <> s.organisation_id
          AND ${holdsOn(sql`n`, clock.today())})) AS guests,
      ${hosted(id)} AS hosted, ${shared(id)} AS shared, ${ownThreads(id)} AS threads`)
  return { ...found(rows[0]), exportedAt: (await lastExport(db, id))?.toISOString() ?? null }
}

const hosted = (id: string) =>
  sql`(SELECT count(*)::int FROM item WHERE kind = 'project' AND trashed_at IS NULL AND organisation_id = ${id}::uuid)`
const shared = (id: string) => sql`(SELECT count(*)::int FROM project_partner x WHERE x.organisation_id = ${id}::uuid)`
const ownThreads = (id: string) => sql`(SELECT count(*)::int FROM item WHERE kind = 'thread' AND trashed_at IS NULL
  AND project_id IS NULL AND organisation_id = ${id}::uuid)`
