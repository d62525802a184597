import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Membership, Organisation, SurveyedOrganisation } from '@navette/contract/organisations/schema.ts'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { holdsOn, organisationRef, personRef } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import {
  type MembershipRow,
  type OrganisationRow,
  presentMembership,
  presentOrganisation,
  presentSurveyed,
  type SurveyedRow,
} from './present.ts'

const organisationColumns = (today: string) => sql`
  o.id, o.name::text, o.initials, o.dye, o.weave, o.summary, o.about, o.town, o.address, o.site, o.version,
  (SELECT json_build_object('kind', c.kind, 'at', c.at,
      'into', (SELECT ${organisationRef(sql`t`)} FROM organisation t WHERE t.id = c.into_id))
    FROM organisation_closure c WHERE c.organisation_id = o.id) AS closure,
  (SELECT count(DISTINCT s.member_id)::int FROM membership s
    WHERE s.organisation_id = o.id AND ${holdsOn(sql`s`, today)}) AS "peopleCount"`

/** An organisation that takes nothing new in; `o` is the alias of its row. */
const isClosed = sql`EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)`

const ofState = { open: sql`AND NOT ${isClosed}`, closed: sql`AND ${isClosed}`, all: empty }

interface OrganisationSearch extends PageQuery {
  state: keyof typeof ofState
}

const byName = ({ name, id }: OrganisationRow) => [name, id]

/** One more than asked for, beyond the last row of the page before. */
const pageByName = ({ after, limit }: PageQuery): Sql => {
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  return sql`${start ? sql`AND (o.name, o.id) > (${start[0]}::citext, ${start[1]}::uuid)` : empty} ORDER BY o.name, o.id LIMIT ${limit + 1}`
}

/** Organisations by name, as French readers sort them. */
export async function listOrganisations(
  { db, clock, actor }: Context,
  { state, ...page }: OrganisationSearch,
): Promise<Page<Organisation>> {
  const rows = await db.rows<OrganisationRow>(
    sql`SELECT ${organisationColumns(clock.today())} FROM organisation o WHERE true ${ofState[state]} ${pageByName(page)}`,
  )
  return pageOf(rows, page.limit, byName, (row) => presentOrganisation(actor, row))
}

/** The same for whoever administers: with the number of projects and the managers. */
export async function surveyOrganisations(
  { db, clock, actor }: Context,
  page: PageQuery,
): Promise<Page<z.output<typeof SurveyedOrganisation>>> {
  const today = clock.today()
  const rows = await db.rows<SurveyedRow>(sql`
    SELECT ${organisationColumns(today)},
      (SELECT count(*)::int FROM item i WHERE i.kind = 'project' AND i.trashed_at IS NULL AND (i.organisation_id = o.id
        OR EXISTS (SELECT 1 FROM project_partner x WHERE x.project_id = i.id AND x.organisation_id = o.id))) AS "projectCount",
      COALESCE((SELECT json_agg(${personRef(sql`m.id`, today)} ORDER BY m.name, m.id) FROM membership s JOIN member m ON m.id = s.member_id
        WHERE s.organisation_id = o.id AND s.role = 'manager' AND ${holdsOn(sql`s`, today)}), '[]') AS managers
    FROM organisation o WHERE true ${pageByName(page)}`)
  return pageOf(rows, page.limit, byName, (row) => presentSurveyed(actor, row))
}

export async function getOrganisation({ db, clock, actor }: Context, id: string): Promise<Organisation> {
  const rows = await db.rows<OrganisationRow>(
    sql`SELECT ${organisationColumns(clock.today())} FROM organisation o WHERE o.id = ${id}::uuid`,
  )
  return presentOrganisation(actor, found(rows[0]))
}

const membershipColumns = (today: string) => sql`
  s.id, s.organisation_id AS "organisationId", s.role, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.version,
  m.id AS "memberId", m.name, m.portrait, m.occupation, m.email IS NOT NULL AS account,
  EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = s.organisation_id) AS closed,
  s.role = 'manager' AND ${holdsOn(sql`s`, today)} AND NOT EXISTS (
    SELECT 1 FROM membership n WHERE n.organisation_id = s.organisation_id AND n.member_id <> s.member_id AND n.role = 'manager'
      AND ${holdsOn(sql`n`, today)}) AS "onlyManager"`

/** Who belongs on a day; who did, by their last place, and has none since; who will. One that never covered a day counts for nothing. */
const ofTime = (today: string) => ({
  now: sql`AND ${holdsOn(sql`s`, today)}`,
  past: sql`AND s.ends_on <= ${today}::date AND s.starts_on < s.ends_on AND NOT EXISTS (
    SELECT 1 FROM membership n WHERE n.organisation_id = s.organisation_id AND n.member_id = s.member_id AND n.starts_on > s.starts_on
      AND n.starts_on <= ${today}::date AND (n.ends_on IS NULL OR n.ends_on > n.starts_on))`,
  coming: sql`AND s.starts_on > ${today}::date AND (s.ends_on IS NULL OR s.ends_on > s.starts_on)`,
})

interface MembershipSearch extends PageQuery {
  when: 'now' | 'past' | 'coming'
}

/** The people of an organisation, by name; served by `membership_organisation`. */
export async function listMemberships(
  context: Context,
  organisationId: string,
  { after, limit, when }: MembershipSearch,
): Promise<Page<Membership>> {
  const { db, clock, actor } = context
  const today = clock.today()
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await db.rows<MembershipRow>(sql`
    SELECT ${membershipColumns(today)} FROM membership s JOIN member m ON m.id = s.member_id
    WHERE s.organisation_id = ${organisationId}::uuid ${ofTime(today)[when]}
      ${start ? sql`AND (m.name, s.id) > (${start[0]}, ${start[1]}::uuid)` : empty}
    ORDER BY m.name, s.id LIMIT ${limit + 1}`)
  if (rows.length === 0) await getOrganisation(context, organisationId)
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name, id],
    (row) => presentMembership(actor, row),
  )
}

/** One membership, ended or not. */
export async function findMembership(db: Reader, id: string, today: string): Promise<MembershipRow> {
  const rows = await db.rows<MembershipRow>(sql`
    SELECT ${membershipColumns(today)} FROM membership s JOIN member m ON m.id = s.member_id WHERE s.id = ${id}::uuid`)
  return found(rows[0])
}

/** The audience of an organisation's own people, for what hangs on the organisation itself. */
export async function audienceOfOrganisation(db: Reader, id: string): Promise<string> {
  const rows = await db.rows<{ audienceId: string }>(sql`SELECT audience_id AS "audienceId" FROM organisation WHERE id = ${id}::uuid`)
  return found(rows[0]).audienceId
}
