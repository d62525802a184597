import { newId } from '@navette/contract/core/ids.ts'
import { requestAnsweredActivity, requestMade, requestMoved, requestTakenBack } from '@navette/contract/projects/activities.ts'
import { requestAnswered } from '@navette/contract/projects/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { audienceOfTeam, enterTeam } from './commands.ts'
import { can } from './policy.ts'
import { factsOf } from './present.ts'
import { findProject } from './queries.ts'

/** Asks to be of the team. Asked twice it is asked once, with the last word (`project_request_once`). */
export async function askToJoin(context: Context, projectId: string, word: string): Promise<void> {
  const { actor, clock } = context
  const project = await findProject(context, projectId)
  allow(can.ask(actor, factsOf(project)))
  await transact(context, async (tx) => {
    const [request] = await tx.rows<{ id: string }>(sql`
      INSERT INTO project_request AS q (id, project_id, member_id, word, at)
      VALUES (${newId()}::uuid, ${projectId}::uuid, ${actor.id}::uuid, ${word}, ${clock.now()})
      ON CONFLICT (project_id, member_id) WHERE answered_at IS NULL DO UPDATE SET word = EXCLUDED.word WHERE q.word <> EXCLUDED.word
      RETURNING q.id`)
    if (!request) return
    await tx.record(requestMade, { projectId, requestId: request.id }, { audienceId: await audienceOfTeam(tx, project) })
    await tx.record(requestMoved, { projectId }, { audienceId: actor.audienceId })
  })
}

/** Thinks again. What was answered meanwhile stays answered. */
export async function takeRequestBack(context: Context, projectId: string): Promise<void> {
  const { actor, clock } = context
  const project = await findProject(context, projectId)
  await transact(context, async (tx) => {
    const [request] = await tx.rows<{ id: string }>(sql`
      UPDATE project_request SET answered_at = ${clock.now()}, answered_by = member_id
      WHERE project_id = ${projectId}::uuid AND member_id = ${actor.id}::uuid AND answered_at IS NULL RETURNING id`)
    if (!request) return
    await tx.record(requestTakenBack, { projectId, requestId: request.id }, { audienceId: await audienceOfTeam(tx, project) })
    await tx.record(requestMoved, { projectId }, { audienceId: actor.audienceId })
  })
}

/** Lets somebody in who asked, or not; of two who answer at once, the second finds it answered. */
export async function answerRequest(context: Context, projectId: string, requestId: string, accepted: boolean): Promise<void> {
  const { actor, clock } = context
  const project = await findProject(context, projectId)
  allow(can.chooseTeam(actor, factsOf(project)))
  await transact(context, async (tx) => {
    const rows = await tx.rows<{ memberId: string; audienceId: string }>(sql`
      UPDATE project_request q SET answered_at = ${clock.now()}, answered_by = ${actor.id}::uuid, accepted = ${accepted}
      FROM member m WHERE m.id = q.member_id AND q.id = ${requestId}::uuid AND q.project_id = ${projectId}::uuid AND q.answered_at IS NULL
      RETURNING q.member_id AS "memberId", m.audience_id AS "audienceId"`)
    const asked = rows[0] ?? refuse(requestAnswered)
    await tx.record(requestAnsweredActivity, { projectId, requestId }, { audienceId: await audienceOfTeam(tx, project) })
    await tx.record(requestMoved, { projectId }, { audienceId: asked.audienceId })
    if (accepted) await enterTeam(tx, context, project, asked.memberId)
  })
}
