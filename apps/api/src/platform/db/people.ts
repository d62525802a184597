import { type Sql, sql } from './database.ts'

/** An organisation as `OrganisationRef`, in JSON; `o` is the alias of its row. */
export const organisationRef = (o: Sql): Sql => sql`organisation_ref(${o})`

/** A person as `PersonRef`, in JSON, or null; `id` is an expression that gives a member's id. */
export const personRef = (id: Sql, today: string): Sql => sql`person_ref(${id}, ${today}::date)`

/** A project's organisations, host first, then in the order in which they joined, in JSON; `i` is the alias of the project's item. */
export const projectRibbon = (i: Sql): Sql => sql`project_ribbon(${i}.id, ${i}.organisation_id)`
