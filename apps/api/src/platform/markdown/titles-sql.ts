import { type Sql, sql } from '../db/database.ts'
import type { Actor } from '../session/actor.ts'

/**
 * The titles that a reader may see of what a text names, as `Title`s, in JSON: things by their audience, people and organisations by who asks.
 *
 * @param refs an expression that gives the text's `refs`
 */
export const titlesOf = (refs: Sql, { audiences, insider }: Pick<Actor, 'audiences' | 'insider'>): Sql => sql`(
  SELECT json_agg(json_build_object('ref', named.ref, 'title', COALESCE(ti.title, tm.name, tg.name::text)))
  FROM (SELECT ref, split_part(ref, ':', 1) AS kind, split_part(ref, ':', 2)::uuid AS id FROM unnest(${refs}) AS each (ref)) named
  LEFT JOIN item ti ON ti.id = named.id AND ti.kind = named.kind AND ti.trashed_at IS NULL AND ti.audience_id = ANY(${audiences}::uuid[])
  LEFT JOIN member tm ON named.kind = 'person' AND tm.id = named.id AND ${insider}
  LEFT JOIN organisation tg ON named.kind = 'organisation' AND tg.id = named.id
  WHERE COALESCE(ti.title, tm.name, tg.name::text) IS NOT NULL)`
