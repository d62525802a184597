import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { holdsOn } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { type MembershipRow, type OrganisationRow, presentMembership, presentOrganisation } from './present.ts'

const organisationRows = (today: string, rest: Sql) => sql`
  SELECT o.id, o.name::text, o.initials, o.dye, o.weave, o.summary, o.about, o.town, o.version,
    (SELECT count(DISTINCT s.member_id)::int FROM membership s
      WHERE s.organisation_id = o.id AND ${holdsOn(sql`s`, today)}) AS "peopleCount"
  FROM organisation o ${rest}`

/** Organisations by name, as French readers sort them. */
export async function listOrganisations({ db, clock, actor }: Context, { after, limit }: PageQuery): Promise<Page<Organisation>> {
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await db.rows<OrganisationRow>(
    organisationRows(
      clock.today(),
      sql`${start ? sql`WHERE (o.name, o.id) > (${start[0]}::citext, ${start[1]}::uuid)` : empty} ORDER BY o.name, o.id LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name, id],
    (row) => presentOrganisation(actor, row),
  )
}

export async function getOrganisation({ db, clock, actor }: Context, id: string): Promise<Organisation> {
  const rows = await db.rows<OrganisationRow>(organisationRows(clock.today(), sql`WHERE o.id = ${id}::uuid`))
  return presentOrganisation(actor, found(rows[0]))
}

const membershipColumns = sql`
  s.id, s.organisation_id AS "organisationId", s.role, s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.version,
  m.id AS "memberId", m.name, m.occupation`

/** The people of an organisation today, by name. */
export async function listMemberships(context: Context, organisationId: string, { after, limit }: PageQuery): Promise<Page<Membership>> {
  const { db, clock, actor } = context
  const today = clock.today()
  const start = decodeCursor(after, [keyShape.text, keyShape.uuid])
  const rows = await db.rows<MembershipRow>(sql`
    SELECT ${membershipColumns} FROM membership s JOIN member m ON m.id = s.member_id
    WHERE s.organisation_id = ${organisationId}::uuid AND ${holdsOn(sql`s`, today)}
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
export async function findMembership(db: Reader, id: string): Promise<MembershipRow> {
  const rows = await db.rows<MembershipRow>(sql`
    SELECT ${membershipColumns} FROM membership s JOIN member m ON m.id = s.member_id WHERE s.id = ${id}::uuid`)
  return found(rows[0])
}

/** The audience of an organisation's own people, for what hangs on the organisation itself. */
export async function audienceOfOrganisation(db: Reader, id: string): Promise<string> {
  const rows = await db.rows<{ audienceId: string }>(sql`SELECT audience_id AS "audienceId" FROM organisation WHERE id = ${id}::uuid`)
  return found(rows[0]).audienceId
}
