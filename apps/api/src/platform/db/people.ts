import { type Sql, sql } from './database.ts'

/** Whether a membership holds on a day: from its start until, and without, its end. `s` is the alias of its row. */
export const holdsOn = (s: Sql, day: string): Sql =>
  sql`(${s}.starts_on <= ${day}::date AND (${s}.ends_on IS NULL OR ${s}.ends_on > ${day}::date))`

/** The places that the member `m` has in organisations on a day, as `Belonging`s, in JSON; the first is the one they came with. */
export const belongingsOf = (m: Sql, day: string): Sql => sql`COALESCE((
  SELECT json_agg(json_build_object('role', b.role, 'organisation', organisation_ref(o),
    'closed', EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = o.id)) ORDER BY b.starts_on, b.id)
  FROM membership b JOIN organisation o ON o.id = b.organisation_id WHERE b.member_id = ${m}.id AND ${holdsOn(sql`b`, day)}), '[]')`

/** An organisation as `OrganisationRef`, in JSON; `o` is the alias of its row. */
export const organisationRef = (o: Sql): Sql => sql`organisation_ref(${o})`

/** A person as `PersonRef`, in JSON, or null; `id` is an expression that gives a member's id. */
export const personRef = (id: Sql, today: string): Sql => sql`person_ref(${id}, ${today}::date)`

/** A project's organisations, host first, then in the order in which they joined, in JSON; `i` is the alias of the project's item. */
export const projectRibbon = (i: Sql): Sql => sql`project_ribbon(${i}.id, ${i}.organisation_id)`
