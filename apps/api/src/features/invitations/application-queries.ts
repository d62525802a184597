import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Application, ApplicationState } from '@navette/contract/invitations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { organisationRef, personRef } from '../../platform/db/people.ts'
import { allow, found } from '../../platform/http/refuse.ts'
import { findThread } from '../discussions/queries.ts'
import { looksAfter, seesInvitations } from './policy.ts'
import { type ApplicationRow, presentApplication } from './present.ts'
import { managed } from './queries.ts'

const stateOf = sql`CASE WHEN a.answered_at IS NULL THEN 'waiting' WHEN a.accepted THEN 'accepted' WHEN a.accepted = false THEN 'declined'
  ELSE 'withdrawn' END`

const applicationRows = ({ actor, clock }: Context, rest: Sql) => sql`
  SELECT a.id, ${organisationRef(sql`o`)} AS organisation, ${personRef(sql`a.member_id`, clock.today())} AS person, a.at, ${stateOf} AS state,
    a.answered_at AS "answeredAt", ${personRef(sql`a.answered_by`, clock.today())} AS "answeredBy", i.id AS "threadId"
  FROM application a JOIN organisation o ON o.id = a.organisation_id
  LEFT JOIN item i ON i.id = a.thread_id AND i.trashed_at IS NULL
    AND (a.member_id = ${actor.id}::uuid OR i.audience_id = ANY(${actor.audiences}::uuid[]))
  WHERE true ${rest}`

/** Those of the organisations that the actor looks after. */
const lookedAfter = (a: Context['actor']) => (a.administrator ? sql`true` : sql`a.organisation_id = ANY(${managed(a)}::uuid[])`)

interface ApplicationSearch extends PageQuery {
  organisationId?: string | undefined
  state?: ApplicationState | undefined
}

/** The last first; served by `application_organisation`. */
export async function listApplications(
  context: Context,
  { after, limit, organisationId, state }: ApplicationSearch,
): Promise<Page<Application>> {
  const { actor, db } = context
  allow(organisationId ? looksAfter(actor, organisationId) : seesInvitations(actor))
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<ApplicationRow>(
    applicationRows(
      context,
      sql`AND ${lookedAfter(actor)}
      ${organisationId ? sql`AND a.organisation_id = ${organisationId}::uuid` : empty}
      ${state ? sql`AND ${stateOf} = ${state}` : empty}
      ${start ? sql`AND (a.at, a.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY a.at DESC, a.id DESC LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ at, id }) => [at.toISOString(), id],
    (row) => presentApplication(actor, row),
  )
}

/** An application that the actor sees: their own, or one to an organisation that they look after. */
export async function findApplication(context: Context, id: string, db: Reader = context.db): Promise<ApplicationRow> {
  const { actor } = context
  const rows = await db.rows<ApplicationRow>(
    applicationRows(context, sql`AND a.id = ${id}::uuid AND (a.member_id = ${actor.id}::uuid OR ${lookedAfter(actor)})`),
  )
  return found(rows[0])
}

export const getApplication = async (context: Context, id: string): Promise<Application> =>
  presentApplication(context.actor, await findApplication(context, id))

/** What a thread is about, where it is about an application; whoever reads the thread reads this. */
export async function getThreadApplication(context: Context, threadId: string): Promise<{ application: Application | null }> {
  await findThread(context, threadId)
  const rows = await context.db.rows<ApplicationRow>(applicationRows(context, sql`AND a.thread_id = ${threadId}::uuid`))
  return { application: rows[0] ? presentApplication(context.actor, rows[0]) : null }
}
