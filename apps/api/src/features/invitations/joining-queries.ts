import type { Joining } from '@navette/contract/invitations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import { found } from '../../platform/http/refuse.ts'
import { type JoiningRow, presentJoining } from './present.ts'

/** Whether people who were not invited may join the organisation `o`: the cluster may say no to all, and who is gone lets nobody in. */
export const isOpen = (o: Sql) => sql`(${o}.joining <> 'closed' AND COALESCE((SELECT c.open_joining FROM cluster c), true)
  AND NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = ${o}.id))`

/** How one joins, with the actor's own application where it waits; served by `application_once`. */
export async function getJoining({ db, actor }: Context, organisationId: string): Promise<Joining> {
  const rows = await db.rows<JoiningRow>(sql`
    SELECT o.joining, o.questions, o.version, ${isOpen(sql`o`)} AS open,
      (SELECT json_build_object('id', a.id, 'threadId', a.thread_id, 'at', a.at) FROM application a
        WHERE a.organisation_id = o.id AND a.member_id = ${actor.id}::uuid AND a.answered_at IS NULL) AS application
    FROM organisation o WHERE o.id = ${organisationId}::uuid`)
  return presentJoining(actor, organisationId, found(rows[0]))
}
