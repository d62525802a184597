import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { found } from '../../platform/http/refuse.ts'

/** What every shared thing says of itself. */
export interface ItemRow {
  id: string
  kind: string
  title: string
  audienceId: string
  projectId: string | null
  /** Where what hangs on it lies: a project itself, or its project unless it is shared otherwise. */
  projectUnder: string | null
  organisationId: string | null
}

/** Something that the actor sees, of whatever kind. */
export async function findItem({ db, actor }: Context, id: string): Promise<ItemRow> {
  const rows = await db.rows<ItemRow>(sql`
    SELECT id, kind, title, audience_id AS "audienceId", project_id AS "projectId", project_under(item) AS "projectUnder", organisation_id AS "organisationId" FROM item
    WHERE id = ${id}::uuid AND trashed_at IS NULL AND audience_id = ANY(${actor.audiences}::uuid[])`)
  return found(rows[0])
}
