import type { ProjectRequest } from '@navette/contract/projects/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { personRef } from '../../platform/db/people.ts'
import { allow } from '../../platform/http/refuse.ts'
import { can } from './policy.ts'
import { factsOf } from './present.ts'
import { findProject } from './queries.ts'

/** Those who wait, the longest first; served by `project_request_once`. */
export async function listRequests(context: Context, projectId: string): Promise<{ requests: ProjectRequest[] }> {
  const { actor, db, clock } = context
  allow(can.chooseTeam(actor, factsOf(await findProject(context, projectId))))
  const rows = await db.rows<Omit<ProjectRequest, 'at'> & { at: Date }>(sql`
    SELECT q.id, ${personRef(sql`q.member_id`, clock.today())} AS person, q.word, q.at FROM project_request q
    WHERE q.project_id = ${projectId}::uuid AND q.answered_at IS NULL ORDER BY q.at, q.id LIMIT 200`)
  return { requests: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}
