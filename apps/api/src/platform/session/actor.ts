import type { Belonging, Language, Theme } from '@navette/contract/accounts/schema.ts'
import type { Scope } from '@navette/contract/core/scopes.ts'
import type { FollowLevel } from '@navette/contract/follows/schema.ts'
import { type Reader, type Sql, sql } from '../db/database.ts'
import { belongingsOf, holdsOn } from '../db/people.ts'

/** The person behind a request, loaded once: every rule and every list reads from here. */
export interface Actor {
  id: string
  /** The session, or the token where a program acts. */
  sessionId: string
  name: string
  email: string
  portrait: number | null
  language: Language
  timeZone: string | null
  theme: Theme
  textSize: number
  presence: boolean
  /** When the account was made: what was said before is not unread. */
  since: Date
  administrator: boolean
  /** Of a member organisation today, or an administrator; a guest is neither. */
  insider: boolean
  /** The administrator who acts in this person's place, with their leave; null almost always. */
  helper: { id: string; name: string; helpId: string; endsAt: string } | null
  /** The key of the program that acts for this person; null where they act in person. */
  token: { id: string; scopes: Scope[] } | null
  /** The cluster asks for a second factor that was not shown: nothing is open but the doors with which to show one. */
  enrolling: boolean
  /** When the account that was closed will be erased; until it is taken back nothing else is open. Null almost always. */
  leavingAt: string | null
  belongings: Belonging[]
  /** The audience that is this person alone. */
  audienceId: string
  /** All the audiences this person is in: what may be read, listed and heard. */
  audiences: string[]
  /** Projects whose team this person is in. */
  teams: string[]
  /** How they chose to follow what they follow differently: by the id of an item or an organisation, and by `cluster`. */
  follows: Partial<Record<string, FollowLevel>>
}

/** The memberships `s` of the member `m` that hold today. */
const holdsToday = (today: string): Sql => sql`s.member_id = m.id AND ${holdsOn(sql`s`, today)}`

/**
 * The audiences that the member `m` is in: the one definition of who sees and hears what. One branch for each kind of grant, each with
 * its index (`audience_grant_everyone`, `_member`, `_project`, `_organisation`): the work grows with what a person sees, not with
 * what there is.
 */
const audiencesOfMember = (today: string): Sql => sql`ARRAY(
  SELECT reached.audience_id::text FROM (
    SELECT g.audience_id FROM audience_grant g WHERE g.kind = 'public'
    UNION SELECT g.audience_id FROM audience_grant g WHERE g.member_id = m.id
    UNION SELECT g.audience_id FROM team_member t JOIN audience_grant g ON g.project_id = t.project_id WHERE t.member_id = m.id
    UNION SELECT g.audience_id FROM membership s JOIN audience_grant g ON g.organisation_id = s.organisation_id
      WHERE ${holdsToday(today)} AND (g.kind = 'organisation' OR s.role = 'manager')
    UNION SELECT g.audience_id FROM audience_grant g WHERE g.kind = 'cluster' AND (
      EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) OR EXISTS (SELECT 1 FROM membership s WHERE ${holdsToday(today)}))
    UNION SELECT g.audience_id FROM audience_grant g WHERE g.kind = 'administrators'
      AND EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id)
  ) reached)`

/** Whether the cluster asks the member `m` for a second factor. */
export const factorRequired = sql`EXISTS (SELECT 1 FROM cluster c WHERE c.second_factor = 'everyone'
  OR (c.second_factor = 'administrators' AND EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id)))`

/** Whether the member `m` has a second factor to show. */
const hasFactor = sql`(EXISTS (SELECT 1 FROM totp f WHERE f.member_id = m.id AND f.confirmed_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM passkey f WHERE f.member_id = m.id))`

/** Whether the session `s` of the member `m` opens only the doors with which a second factor is shown. Whoever helps has shown their own. */
const mustEnrol = sql`(s.method <> 'help' AND ${factorRequired} AND (s.factor_at IS NULL OR NOT ${hasFactor}))`

/** Whoever helps in the help session `h` is still an administrator whose account is open: what they lose there, they lose here. */
const mayHelp = sql`EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = h.helper_id)
  AND NOT EXISTS (SELECT 1 FROM suspension p WHERE p.member_id = h.helper_id)`

const personColumns = (today: string): Sql => sql`
  m.id, m.name, m.email::text, m.portrait, m.language, m.time_zone AS "timeZone", m.theme,
  m.text_size AS "textSize", m.presence, m.created_at AS since, m.audience_id AS "audienceId",
  EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) AS administrator,
  ${belongingsOf(sql`m`, today)} AS belongings,
  ARRAY(SELECT t.project_id::text FROM team_member t WHERE t.member_id = m.id) AS teams,
  (SELECT COALESCE(json_object_agg(COALESCE(f.item_id::text, f.organisation_id::text, 'cluster'), f.level), '{}') FROM follow f WHERE f.member_id = m.id) AS follows,
  ${audiencesOfMember(today)} AS audiences`

/** Days in which a closed account can be taken back. */
export const daysToTakeBack = 7

/** When the account of the member `m` that was closed will be erased, as an instant of the contract; null where it is open. */
export const leavingAt = sql`(SELECT to_char((d.at + make_interval(days => ${daysToTakeBack})) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  FROM departure d WHERE d.member_id = m.id AND d.erased_at IS NULL)`

const notLeaving = sql`NOT EXISTS (SELECT 1 FROM departure d WHERE d.member_id = m.id)`

const notSuspended = sql`NOT EXISTS (SELECT 1 FROM suspension p WHERE p.member_id = m.id)`

const withStanding = (found: Omit<Actor, 'insider'> | undefined): Actor | null =>
  found ? { ...found, insider: found.administrator || found.belongings.length > 0 } : null

/**
 * The same the other way round: who is in an audience, by which of its grants, as `member_id` and `grant_id`. Only those who can come
 * in: with an account that is not suspended.
 */
export const readersOf = (audienceId: string, today: string): Sql => sql`
  SELECT m.id AS member_id, g.id AS grant_id FROM audience_grant g, member m
  WHERE g.audience_id = ${audienceId}::uuid AND m.email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM suspension p WHERE p.member_id = m.id)
    AND CASE g.kind
      WHEN 'public' THEN true
      WHEN 'cluster' THEN EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) OR EXISTS (SELECT 1 FROM membership s WHERE ${holdsToday(today)})
      WHEN 'administrators' THEN EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id)
      WHEN 'team' THEN EXISTS (SELECT 1 FROM team_member t WHERE t.project_id = g.project_id AND t.member_id = m.id)
      WHEN 'person' THEN g.member_id = m.id
      ELSE EXISTS (SELECT 1 FROM membership s WHERE s.organisation_id = g.organisation_id AND ${holdsToday(today)}
        AND (g.kind = 'organisation' OR s.role = 'manager'))
    END`

/** Whoever holds a session, and until when they do if nothing else happens. */
interface Holding {
  actor: Actor
  until: Date
}

/**
 * Loads whoever holds a session, in one statement; null once the session has ended or run out.
 *
 * @param now decides whether the session still runs
 * @param today the day that memberships are judged by, in the cluster's zone
 */
export async function loadHolder(db: Reader, sessionId: string, now: Date, today: string): Promise<Holding | null> {
  const rows = await db.rows<Omit<Actor, 'insider'> & { until: Date }>(sql`
    SELECT ${personColumns(today)}, LEAST(s.expires_at, h.ends_at) AS until, s.id AS "sessionId", NULL AS token, ${mustEnrol} AS enrolling, ${leavingAt} AS "leavingAt",
      CASE WHEN h.id IS NOT NULL THEN json_build_object(
        'id', p.id, 'name', p.name, 'helpId', h.id, 'endsAt', to_char(h.ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS helper
    FROM session s JOIN member m ON m.id = s.member_id
    LEFT JOIN help_session h ON h.session_id = s.id AND h.ended_at IS NULL AND h.ends_at > ${now} AND ${mayHelp}
    LEFT JOIN member p ON p.id = h.helper_id
    WHERE (s.method <> 'help' OR h.id IS NOT NULL) AND s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now} AND ${notSuspended}`)
  if (!rows[0]) return null
  const { until, ...person } = rows[0]
  const actor = withStanding(person)
  return actor && { actor, until }
}

/** The same, where only who it is matters. */
export const loadActor = async (db: Reader, sessionId: string, now: Date, today: string): Promise<Actor | null> =>
  (await loadHolder(db, sessionId, now, today))?.actor ?? null

/** Loads somebody in whose name work goes on while they are away, such as a long import; null once they may not come in. */
export async function loadAbsentActor(db: Reader, memberId: string, today: string): Promise<Actor | null> {
  const rows = await db.rows<Omit<Actor, 'insider'>>(sql`
    SELECT ${personColumns(today)}, '' AS "sessionId", NULL AS token, false AS enrolling, NULL AS helper
    FROM member m WHERE m.id = ${memberId}::uuid AND ${notSuspended}`)
  return withStanding(rows[0])
}

/** A key of a program, and when it was last used. */
interface TokenUse {
  actor: Actor
  lastUsedAt: Date | null
}

/**
 * Loads the person that a program acts for; null once its token was revoked or has run out. Administration is left out: what a token may do of
 * it is its door's to say.
 *
 * @param which SHA-256 of the token, or its id
 */
export async function loadTokenActor(
  db: Reader,
  which: { hash: Uint8Array } | { id: string },
  now: Date,
  today: string,
): Promise<TokenUse | null> {
  const rows = await db.rows<Omit<Actor, 'insider'> & { lastUsedAt: Date | null }>(sql`
    SELECT ${personColumns(today)}, k.id AS "sessionId", json_build_object('id', k.id, 'scopes', k.scopes) AS token, NULL AS helper, NULL AS "leavingAt",
      (${factorRequired} AND NOT ${hasFactor}) AS enrolling, k.last_used_at AS "lastUsedAt"
    FROM api_token k JOIN member m ON m.id = k.member_id
    WHERE ${'hash' in which ? sql`k.hash = ${which.hash}` : sql`k.id = ${which.id}::uuid`} AND k.revoked_at IS NULL AND k.expires_at > ${now} AND ${notSuspended} AND ${notLeaving}`)
  const [row] = rows
  if (!row) return null
  const { lastUsedAt, ...person } = row
  const actor = withStanding(person)
  return actor && { actor, lastUsedAt }
}

/** Which of these sessions hear nothing, because a second factor is asked for that they have not shown. */
export async function enrollingSessions(db: Reader, sessionIds: string[]): Promise<Set<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    SELECT s.id FROM session s JOIN member m ON m.id = s.member_id WHERE s.id = ANY(${sessionIds}::uuid[]) AND ${mustEnrol}`)
  return new Set(rows.map(({ id }) => id))
}

/** The audiences of several members at once, by member: live rooms are worked out again when access changes. */
export async function audiencesOf(db: Reader, memberIds: string[], today: string): Promise<Map<string, string[]>> {
  const rows = await db.rows<{ id: string; audiences: string[] }>(sql`
    SELECT m.id, ${audiencesOfMember(today)} AS audiences
    FROM member m WHERE m.id = ANY(${memberIds}::uuid[])`)
  return new Map(rows.map(({ id, audiences }) => [id, audiences]))
}

/** Two audiences that every installation has; the first migration makes them. */
export const publicAudience = '00000000-0000-7000-8000-000000000001'
export const clusterAudience = '00000000-0000-7000-8000-000000000002'
export const administratorsAudience = '00000000-0000-7000-8000-000000000003'
