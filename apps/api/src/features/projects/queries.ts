import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Project, ProjectStage, TeamMember } from '@navette/contract/projects/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, join, literally, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { holdsOn, personRef, projectRibbon } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { factsOf, type ProjectRow, presentProject, presentTeamMember, type TeamRow } from './present.ts'

const projectRows = ({ actor, clock }: Context, rest: Sql) => sql`
  SELECT i.id, i.title, p.summary, p.description, p.stage, p.visibility, i.version, i.audience_id AS "audienceId",
    i.organisation_id AS "hostId", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
    i.last_at AS "lastAt", i.created_at AS "createdAt",
    ${projectRibbon(sql`i`)} AS ribbon, ${personRef(sql`p.lead_id`, clock.today())} AS lead,
    EXISTS (SELECT 1 FROM favourite f WHERE f.member_id = ${actor.id}::uuid AND f.item_id = i.id) AS favourite,
    (SELECT q.at FROM project_request q WHERE q.project_id = i.id AND q.member_id = ${actor.id}::uuid AND q.answered_at IS NULL) AS asked,
    team.people AS "teamCount", team.guests AS "guestCount"
  FROM item i JOIN project p ON p.id = i.id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS people, count(*) FILTER (WHERE NOT EXISTS (
      SELECT 1 FROM membership s WHERE s.member_id = t.member_id AND ${holdsOn(sql`s`, clock.today())}))::int AS guests
    FROM team_member t WHERE t.project_id = i.id) team
  WHERE i.kind = 'project' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) ${rest}`

interface ProjectSearch extends PageQuery {
  mine?: boolean | undefined
  stage?: ProjectStage | undefined
  organisationId?: string | undefined
  memberId?: string | undefined
  favourite?: boolean | undefined
  search?: string | undefined
}

/** Projects that changed last come first; served by `item_kind_last` or `item_audience_kind_last`. */
export async function listProjects(
  context: Context,
  { after, limit, mine, stage, organisationId, memberId, favourite, search = '' }: ProjectSearch,
): Promise<Page<Project>> {
  const { db, actor } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<ProjectRow>(
    projectRows(
      context,
      sql`
      ${mine === undefined ? empty : mine ? sql`AND i.id = ANY(${actor.teams}::uuid[])` : sql`AND i.id <> ALL(${actor.teams}::uuid[])`}
      ${stage ? sql`AND p.stage = ${stage}::project_stage` : empty}
      ${
        organisationId
          ? sql`AND (i.organisation_id = ${organisationId}::uuid
        OR EXISTS (SELECT 1 FROM project_partner x WHERE x.project_id = i.id AND x.organisation_id = ${organisationId}::uuid))`
          : empty
      }
      ${memberId ? sql`AND EXISTS (SELECT 1 FROM team_member y WHERE y.project_id = i.id AND y.member_id = ${memberId}::uuid)` : empty}
      ${favourite === undefined ? empty : sql`AND ${favourite ? empty : sql`NOT`} EXISTS (SELECT 1 FROM favourite z WHERE z.item_id = i.id AND z.member_id = ${actor.id}::uuid)`}
      ${saying(search)}
      ${start ? sql`AND (i.last_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ lastAt, id }) => [lastAt.toISOString(), id],
    (row) => presentProject(actor, row),
  )
}

/** Each word stands somewhere in the title or the summary. Projects are few: no index is worth its upkeep. */
const saying = (search: string): Sql => {
  const words = search.normalize('NFC').split(/\s+/u).filter(Boolean)
  if (words.length === 0) return empty
  return sql`AND ${join(
    words.map((word) => sql`plain_letters(i.title || E'\n' || p.summary) LIKE '%' || plain_letters(${literally(word)}) || '%'`),
    ' AND ',
  )}`
}

/** A project that the actor can see, as a row: for this feature's commands, and for features that put things into projects. */
export async function findProject(context: Context, id: string): Promise<ProjectRow> {
  const rows = await context.db.rows<ProjectRow>(projectRows(context, sql`AND i.id = ${id}::uuid`))
  return found(rows[0])
}

/** What the rules need to know of such a row. */
export const factsOfProject = factsOf

export const getProject = async (context: Context, id: string): Promise<Project> =>
  presentProject(context.actor, await findProject(context, id))

/** The lead first, then by name. */
export async function listTeam(context: Context, projectId: string, { after, limit }: PageQuery): Promise<Page<TeamMember>> {
  const { db, clock, actor } = context
  const project = factsOf(await findProject(context, projectId))
  const start = decodeCursor(after, [keyShape.flag, keyShape.text, keyShape.uuid])
  const rows = await db.rows<TeamRow & { follows: boolean }>(sql`
    SELECT ${personRef(sql`m.id`, clock.today())} AS person, t.joined_at AS "joinedAt", m.id IS DISTINCT FROM ${project.leadId}::uuid AS follows
    FROM team_member t JOIN member m ON m.id = t.member_id
    WHERE t.project_id = ${projectId}::uuid
      ${
        start
          ? sql`AND (m.id IS DISTINCT FROM ${project.leadId}::uuid, m.name, m.id) > (${start[0]}::boolean, ${start[1]}, ${start[2]}::uuid)`
          : empty
      }
    ORDER BY follows, m.name, m.id LIMIT ${limit + 1}`)
  return pageOf(
    rows,
    limit,
    ({ follows, person }) => [String(follows), person.name, person.id],
    (row) => presentTeamMember(actor, project, row),
  )
}
