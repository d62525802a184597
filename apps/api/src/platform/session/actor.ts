import type { Belonging, Language } from '@navette/contract/accounts/schema.ts'
import { type Reader, type Sql, sql } from '../db/database.ts'
import { belongingsOf, holdsOn } from '../db/people.ts'

/** The person behind a request, loaded once: every rule and every list reads from here. */
export interface Actor {
  id: string
  sessionId: string
  name: string
  email: string
  language: Language
  presence: boolean
  /** When the account was made: what was said before is not unread. */
  since: Date
  administrator: boolean
  /** Of a member organisation today, or an administrator; a guest is neither. */
  insider: boolean
  belongings: Belonging[]
  /** The audience that is this person alone. */
  audienceId: string
  /** All the audiences this person is in: what may be read, listed and heard. */
  audiences: string[]
  /** Projects whose team this person is in. */
  teams: string[]
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
    UNION SELECT g.audience_id FROM membership s JOIN audience_grant g ON g.organisation_id = s.organisation_id WHERE ${holdsToday(today)}
    UNION SELECT g.audience_id FROM audience_grant g WHERE g.kind = 'cluster' AND (
      EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) OR EXISTS (SELECT 1 FROM membership s WHERE ${holdsToday(today)}))
  ) reached)`

/**
 * Loads whoever holds a session, in one statement; null once the session has ended or run out.
 *
 * @param now decides whether the session still runs
 * @param today the day that memberships are judged by, in the cluster's zone
 */
export async function loadActor(db: Reader, sessionId: string, now: Date, today: string): Promise<Actor | null> {
  const rows = await db.rows<Omit<Actor, 'insider'>>(sql`
    SELECT m.id, s.id AS "sessionId", m.name, m.email::text, m.language, m.presence, m.created_at AS since, m.audience_id AS "audienceId",
      EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id) AS administrator,
      ${belongingsOf(sql`m`, today)} AS belongings,
      ARRAY(SELECT t.project_id::text FROM team_member t WHERE t.member_id = m.id) AS teams,
      ${audiencesOfMember(today)} AS audiences
    FROM session s JOIN member m ON m.id = s.member_id
    WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > ${now}`)
  const found = rows[0]
  return found ? { ...found, insider: found.administrator || found.belongings.length > 0 } : null
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
