import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { type Account, type AccountFilter, mostAtOnce, type RoleHolders } from '@navette/contract/administration/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { belongingsOf, holdsOn, organisationRef, personRef } from '../../platform/db/people.ts'
import { type AccountRow, presentAccount } from './present.ts'

type Sort = 'name' | 'seen' | 'added'

/** How soon is soon, in days. */
const soon = { invitation: 7, membership: 30 }

/** For those who never came: after everybody who did. */
const never = sql`'1970-01-01T00:00:00Z'::timestamptz`

/** Names as French readers sort them, also of those who are only invited. */
const french = sql`COLLATE "fr-x-icu"`

const holds = (text: Sql, letters: string) => sql`position(lower(unaccent(${letters})) IN lower(unaccent(${text}))) > 0`

/** The conditions on the member `m` behind each view. */
const viewOfMembers = (view: AccountFilter['view'], today: string): Sql => {
  const anyPlace = (rest: Sql) => sql`EXISTS (SELECT 1 FROM membership v WHERE v.member_id = m.id AND ${holdsOn(sql`v`, today)} ${rest})`
  const suspended = sql`EXISTS (SELECT 1 FROM suspension p WHERE p.member_id = m.id)`
  const views: Record<AccountFilter['view'], Sql> = {
    all: sql`true`,
    invited: sql`false`,
    expiring: sql`false`,
    unattached: sql`NOT ${anyPlace(empty)}`,
    adrift: sql`m.email IS NOT NULL AND NOT ${anyPlace(empty)} AND NOT EXISTS (SELECT 1 FROM team_member t WHERE t.member_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) AND NOT ${suspended}`,
    suspended,
    no_account: sql`m.email IS NULL`,
    administrators: sql`EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id)`,
    never_seen: sql`m.email IS NOT NULL AND m.last_seen_at IS NULL AND NOT ${suspended}`,
    ending: anyPlace(sql`AND v.ends_on <= ${today}::date + ${soon.membership}::int`),
  }
  return views[view]
}

const chosenMembers = ({ view, organisationId, role, search }: AccountFilter, today: string): Sql => sql`
  NOT EXISTS (SELECT 1 FROM departure d WHERE d.member_id = m.id AND d.erased_at IS NOT NULL) AND ${viewOfMembers(view, today)}
  ${
    organisationId || role
      ? sql`AND EXISTS (SELECT 1 FROM membership f WHERE f.member_id = m.id AND ${holdsOn(sql`f`, today)}
          ${organisationId ? sql`AND f.organisation_id = ${organisationId}::uuid` : empty}
          ${role ? sql`AND f.role = ${role}::membership_role` : empty})`
      : empty
  }
  ${
    search
      ? sql`AND (${holds(sql`m.name`, search)} OR ${holds(sql`COALESCE(m.email::text, '')`, search)} OR m.id IN (
          SELECT w.member_id FROM membership w JOIN organisation o ON o.id = w.organisation_id
          WHERE ${holdsOn(sql`w`, today)} AND ${holds(sql`o.name::text`, search)}))`
      : empty
  }`

/** Whoever was invited to an organisation and has no account yet, once for all their invitations that are still open. Guests of a project are its team's. */
const invitedPeople = ({ view, organisationId, role, search }: AccountFilter, now: Date): Sql => sql`
  SELECT * FROM (
    SELECT (array_agg(i.id ORDER BY i.id))[1] AS id, COALESCE(NULLIF(max(i.name), ''), i.email::text) ${french} AS shown,
      COALESCE(max(i.name), '') AS name, i.email::text AS email, max(i.expires_at) AS expires_at, min(i.invited_at) AS added_at,
      array_agg(i.organisation_id) AS organisation_ids
    FROM invitation i
    WHERE i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.declined_at IS NULL AND i.organisation_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM member m WHERE m.email = i.email)
      ${organisationId ? sql`AND i.organisation_id = ${organisationId}::uuid` : empty}
      ${role ? sql`AND i.role = ${role}::membership_role` : empty}
    GROUP BY i.email) e
  WHERE ${view === 'all' || view === 'invited' || view === 'expiring'}
    ${view === 'expiring' ? sql`AND e.expires_at > ${now} AND e.expires_at <= ${now}::timestamptz + make_interval(days => ${soon.invitation})` : empty}
    ${
      search
        ? sql`AND (${holds(sql`e.name`, search)} OR ${holds(sql`e.email`, search)} OR EXISTS (
            SELECT 1 FROM organisation o WHERE o.id = ANY(e.organisation_ids) AND ${holds(sql`o.name::text`, search)}))`
        : empty
    }`

const orders: Record<Sort, { order: Sql; keys: (row: AccountRow) => string[]; shape: RegExp[]; after: (start: string[]) => Sql }> = {
  name: {
    order: sql`shown, id`,
    keys: ({ shown, id }) => [shown, id],
    shape: [keyShape.text, keyShape.uuid],
    after: ([shown, id]) => sql`WHERE (shown, id) > (${shown} ${french}, ${id}::uuid)`,
  },
  seen: {
    order: sql`seen_key DESC, id DESC`,
    keys: ({ seenKey, id }) => [seenKey.toISOString(), id],
    shape: [keyShape.instant, keyShape.uuid],
    after: ([seen, id]) => sql`WHERE (seen_key, id) < (${seen}::timestamptz, ${id}::uuid)`,
  },
  added: {
    order: sql`added_at DESC, id DESC`,
    keys: ({ addedAt, id }) => [addedAt.toISOString(), id],
    shape: [keyShape.instant, keyShape.uuid],
    after: ([added, id]) => sql`WHERE (added_at, id) < (${added}::timestamptz, ${id}::uuid)`,
  },
}

interface Which {
  filter: AccountFilter
  sort?: Sort
  start?: string[] | null
  limit: number
  /** Only these, of those that the filter finds. */
  ids?: string[] | undefined
}

/** One page of people and of invited ones, found and sorted first, then dressed: the work on a row is done for the rows shown. */
async function accountRows({ db, clock }: Context, { filter, sort = 'name', start = null, limit, ids }: Which): Promise<AccountRow[]> {
  const [now, today] = [clock.now(), clock.today()]
  const { order, after } = orders[sort]
  const among = ids ? sql`${start ? sql`AND` : sql`WHERE`} id = ANY(${ids}::uuid[])` : empty
  const some = (people: Sql) =>
    sql`(SELECT * FROM (${people}) AS part ${start ? after(start) : empty} ${among} ORDER BY ${order} LIMIT ${limit})`
  return db.rows<AccountRow>(sql`
    WITH found AS (
      SELECT * FROM (
        ${some(sql`SELECT 'member' AS kind, m.id, m.name AS shown, COALESCE(m.last_seen_at, ${never}) AS seen_key, m.created_at AS added_at,
          NULL::timestamptz AS expires_at FROM member m WHERE ${chosenMembers(filter, today)}`)}
        UNION ALL
        ${some(sql`SELECT 'invited' AS kind, id, shown, ${never} AS seen_key, added_at, expires_at FROM (${invitedPeople(filter, now)}) i`)}
      ) AS both_kinds ORDER BY ${order} LIMIT ${limit}
    )
    SELECT f.kind, f.id, f.shown, f.seen_key AS "seenKey", f.added_at AS "addedAt", f.expires_at AS "expiresAt",
      COALESCE(m.name, i.name) AS name, COALESCE(m.email, i.email)::text AS email, m.portrait, m.last_seen_at AS "lastSeenAt",
      EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) AS administrator,
      EXISTS (SELECT 1 FROM departure d WHERE d.member_id = m.id) AS leaving,
      CASE f.kind WHEN 'member' THEN ${belongingsOf(sql`m`, today)} ELSE (
        SELECT json_agg(json_build_object('role', j.role, 'organisation', ${organisationRef(sql`o`)},
          'closed', EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)) ORDER BY j.invited_at, j.id)
        FROM invitation j JOIN organisation o ON o.id = j.organisation_id
        WHERE j.email = i.email AND j.accepted_at IS NULL AND j.withdrawn_at IS NULL AND j.declined_at IS NULL) END AS belongings,
      (SELECT json_build_object('at', p.at, 'reason', p.reason, 'by', ${personRef(sql`p.by_id`, today)})
        FROM suspension p WHERE p.member_id = m.id) AS suspension
    FROM found f LEFT JOIN member m ON f.kind = 'member' AND m.id = f.id LEFT JOIN invitation i ON f.kind = 'invited' AND i.id = f.id
    ORDER BY ${order}`)
}

/** People with and without an account, and those who are only invited. Names come from `member_name`. */
export async function listAccounts(
  context: Context,
  { after, limit, sort, ...filter }: PageQuery & AccountFilter & { sort: Sort },
): Promise<Page<Account>> {
  const { keys, shape } = orders[sort]
  const rows = await accountRows(context, { filter, sort, start: decodeCursor(after, shape), limit: limit + 1 })
  const now = context.clock.now()
  return pageOf(rows, limit, keys, (row) => presentAccount(context.actor, row, now))
}

/** The rows behind ids, for acts and exports; whoever is not there any more is left out. */
export const findAccounts = (context: Context, ids: string[]): Promise<AccountRow[]> =>
  accountRows(context, { filter: { view: 'all' }, ids, limit: ids.length })

/** As many as a table for a spreadsheet holds. */
const wholeTable = 100_000

/** All the rows that a filter finds, or those chosen among them. */
export const everyAccount = (context: Context, filter: AccountFilter, ids?: string[]): Promise<AccountRow[]> =>
  accountRows(context, { filter, ids, limit: wholeTable })

export async function gatherAccounts({ db, clock }: Context, filter: AccountFilter): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT id FROM (SELECT m.id FROM member m WHERE ${chosenMembers(filter, clock.today())}
      UNION ALL SELECT id FROM (${invitedPeople(filter, clock.now())}) i) AS found LIMIT ${mostAtOnce}`)
  return rows.map(({ id }) => id)
}

interface Figures {
  found: number
  people: number
  organisations: number
  expiring: number
}

export async function countAccounts({ db, clock }: Context, filter: AccountFilter): Promise<Figures> {
  const [now, today] = [clock.now(), clock.today()]
  const [figures] = await db.rows<Figures>(sql`
    SELECT ${counted(filter, now, today)} AS found, ${counted({ view: 'all' }, now, today)} AS people,
      ${counted({ view: 'expiring' }, now, today)} AS expiring,
      (SELECT count(*)::int FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)) AS organisations`)
  return figures ?? { found: 0, people: 0, organisations: 0, expiring: 0 }
}

/** How many a filter finds, as an expression. */
export const counted = (filter: AccountFilter, now: Date, today: string): Sql => sql`
  ((SELECT count(*) FROM member m WHERE ${chosenMembers(filter, today)}) + (SELECT count(*) FROM (${invitedPeople(filter, now)}) i))::int`

/** All the open invitations of an address. */
export async function openInvitations({ db }: Context, email: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT i.id FROM invitation i WHERE i.email = ${email}::citext AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.declined_at IS NULL
      AND i.organisation_id IS NOT NULL ORDER BY i.invited_at, i.id`)
  return rows.map(({ id }) => id)
}

/** The membership that each of these people has in an organisation today. */
export async function placesIn({ db, clock }: Context, organisationId: string, memberIds: string[]) {
  return db.rows<{ memberId: string; id: string; role: MembershipRole; endsOn: string | null; version: number }>(sql`
    SELECT s.member_id AS "memberId", s.id, s.role, s.ends_on::text AS "endsOn", s.version FROM membership s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.member_id = ANY(${memberIds}::uuid[]) AND ${holdsOn(sql`s`, clock.today())}`)
}

/** Who administers, in the order in which they came; and who manages each organisation that is at work. */
export async function getRoleHolders({ db, clock }: Context): Promise<RoleHolders> {
  const today = clock.today()
  const administrators = await db.rows<{
    person: RoleHolders['administrators'][number]['person']
    grantedAt: Date
    grantedBy: RoleHolders['administrators'][number]['grantedBy']
  }>(sql`
    SELECT ${personRef(sql`a.member_id`, today)} AS person, a.granted_at AS "grantedAt", ${personRef(sql`a.granted_by`, today)} AS "grantedBy"
    FROM administrator a ORDER BY a.granted_at, a.member_id`)
  const organisations = await db.rows<RoleHolders['organisations'][number]>(sql`
    SELECT ${organisationRef(sql`o`)} AS organisation, COALESCE((
      SELECT json_agg(${personRef(sql`m.id`, today)} ORDER BY m.name, m.id) FROM membership s JOIN member m ON m.id = s.member_id
      WHERE s.organisation_id = o.id AND s.role = 'manager' AND ${holdsOn(sql`s`, today)}), '[]') AS managers
    FROM organisation o WHERE NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)
    ORDER BY o.name, o.id`)
  return { administrators: administrators.map((each) => ({ ...each, grantedAt: each.grantedAt.toISOString() })), organisations }
}

/** Everybody else who administers and can read a letter. */
export async function otherAdministrators({ db }: Context, exceptIds: string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(
    sql`SELECT member_id AS id FROM administrator WHERE member_id <> ALL(${exceptIds}::uuid[]) ORDER BY member_id`,
  )
  return rows.map(({ id }) => id)
}
