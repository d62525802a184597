import { type Sql, sql } from './database.ts'

/** An organisation as `OrganisationRef`, in JSON; `o` is the alias of its row. */
export const organisationRef = (o: Sql): Sql =>
  sql`json_build_object('id', ${o}.id, 'name', ${o}.name, 'initials', ${o}.initials, 'dye', ${o}.dye, 'weave', ${o}.weave)`

/** A person as `PersonRef`, in JSON, or null; `id` is an expression that gives a member's id. Beside the name stands the organisation they first came with. */
export const personRef = (id: Sql, today: string): Sql => sql`(
  SELECT json_build_object('id', pm.id, 'name', pm.name, 'organisation', (
    SELECT ${organisationRef(sql`po`)} FROM membership ps JOIN organisation po ON po.id = ps.organisation_id
    WHERE ps.member_id = pm.id AND ps.starts_on <= ${today}::date AND (ps.ends_on IS NULL OR ps.ends_on > ${today}::date)
    ORDER BY ps.starts_on, ps.id LIMIT 1))
  FROM member pm WHERE pm.id = ${id})`

/** A project's organisations, host first, then in the order in which they joined, in JSON; `i` is the alias of the project's item. */
export const projectRibbon = (i: Sql): Sql => sql`(
  SELECT json_agg(${organisationRef(sql`ro`)} ORDER BY rp.place) FROM (
    SELECT ${i}.organisation_id AS organisation_id, -1 AS place
    UNION ALL SELECT p.organisation_id, p.place FROM project_partner p WHERE p.project_id = ${i}.id) rp
  JOIN organisation ro ON ro.id = rp.organisation_id)`
