import type { Language } from '@navette/contract/accounts/schema.ts'
import type { MembershipRole } from '@navette/contract/organisations/schema.ts'
import { clusterZone } from '../../platform/clock/clock.ts'
import { type Reader, sql } from '../../platform/db/database.ts'
import { holdsOn } from '../../platform/db/people.ts'

/** Whom a letter goes to. */
export interface Reached {
  name: string
  email: string
  language: Language
}

const addressee = sql`m.name, m.email::text AS email, CASE m.language WHEN 'en' THEN 'en' ELSE 'fr' END AS language`
const reachable = sql`m.email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM suspension x WHERE x.member_id = m.id)`

/** The managers of an organisation today, whom a letter can reach. */
export const findManagers = (db: Reader, organisationId: string, today: string): Promise<Reached[]> =>
  db.rows(sql`
    SELECT DISTINCT m.id, ${addressee} FROM membership s JOIN member m ON m.id = s.member_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.role = 'manager' AND ${holdsOn(sql`s`, today)} AND ${reachable} ORDER BY m.id`)

export const findAdministrators = (db: Reader): Promise<Reached[]> =>
  db.rows(sql`SELECT ${addressee} FROM administrator a JOIN member m ON m.id = a.member_id WHERE ${reachable} ORDER BY m.id`)

/** The organisation, where it is at work and nobody manages it today; null otherwise. */
export async function findWithoutManager(db: Reader, organisationId: string, today: string): Promise<{ id: string; name: string } | null> {
  const rows = await db.rows<{ id: string; name: string }>(sql`
    SELECT o.id, o.name::text AS name FROM organisation o
    WHERE o.id = ${organisationId}::uuid AND NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM membership s WHERE s.organisation_id = o.id AND s.role = 'manager' AND ${holdsOn(sql`s`, today)})`)
  return rows[0] ?? null
}

/** Memberships whose end has come and was not announced; served by `membership_ending`. */
export const findLapsing = (db: Reader, today: string): Promise<{ id: string }[]> =>
  db.rows(sql`SELECT id FROM membership WHERE ends_on <= ${today}::date AND lapsed_at IS NULL ORDER BY ends_on, id`)

export async function belongsTo(db: Reader, who: { organisationId: string; memberId: string }, today: string): Promise<boolean> {
  const rows = await db.rows(sql`
    SELECT 1 FROM membership s
    WHERE s.organisation_id = ${who.organisationId}::uuid AND s.member_id = ${who.memberId}::uuid AND ${holdsOn(sql`s`, today)}`)
  return rows.length > 0
}

export interface Ending {
  organisationId: string
  organisation: string
  name: string
  email: string | null
  language: Language
  role: MembershipRole
  /** The first day without it. */
  endsOn: string
}

/**
 * Notes that the ends of the next 30 days are told now, and again within 7 days; gives those that were not told yet. Asked twice, it gives
 * none the second time. Whoever goes on with another place in the organisation has no end to be told.
 */
export const markReminded = (db: Reader, now: Date, today: string): Promise<Ending[]> =>
  db.rows(sql`
    UPDATE membership s SET reminded_at = ${now} FROM member m, organisation o
    WHERE m.id = s.member_id AND o.id = s.organisation_id AND s.lapsed_at IS NULL
      AND s.starts_on <= ${today}::date AND s.ends_on > ${today}::date AND s.ends_on <= ${today}::date + 30
      AND (s.reminded_at IS NULL
        OR (s.ends_on <= ${today}::date + 7 AND s.reminded_at < (s.ends_on - 7)::timestamp AT TIME ZONE ${clusterZone}))
      AND NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)
      AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.organisation_id = o.id AND n.member_id = m.id AND n.starts_on = s.ends_on
        AND (n.ends_on IS NULL OR n.ends_on > n.starts_on))
    RETURNING o.id AS "organisationId", o.name::text AS organisation, ${addressee}, s.role::text AS role, s.ends_on::text AS "endsOn"`)
