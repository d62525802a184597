import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Project, ProjectStage, TeamMember, TimelineEntry } from '@navette/contract/projects/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { holdsOn, personRef, projectRibbon } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { type ActivityRow, factsOf, type ProjectRow, presentEntry, presentProject, presentTeamMember, type TeamRow } from './present.ts'

const projectRows = ({ actor, clock }: Context, rest: Sql) => sql`
  SELECT i.id, i.title, p.summary, p.description, p.stage, p.visibility, i.version, i.audience_id AS "audienceId",
    i.organisation_id AS "hostId", p.starts_on::text AS "startsOn", p.ends_on::text AS "endsOn",
    i.last_at AS "lastAt", i.created_at AS "createdAt",
    ${projectRibbon(sql`i`)} AS ribbon, ${personRef(sql`p.lead_id`, clock.today())} AS lead,
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
}

/** Projects that changed last come first; served by `item_kind_last` or `item_audience_kind_last`. */
export async function listProjects(context: Context, { after, limit, mine, stage, organisationId }: ProjectSearch): Promise<Page<Project>> {
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

/** The timeline of one project; served by `activity_project_at`. */
export async function listProjectActivities(context: Context, projectId: string, page: PageQuery): Promise<Page<TimelineEntry>> {
  await findProject(context, projectId)
  return readActivities(context, sql`AND a.project_id = ${projectId}::uuid`, page)
}

/** What moved in the actor's projects; served by `activity_at`. */
export const listActivities = (context: Context, page: PageQuery): Promise<Page<TimelineEntry>> =>
  readActivities(context, sql`AND a.project_id = ANY(${context.actor.teams}::uuid[])`, page)

async function readActivities(context: Context, where: Sql, { after, limit }: PageQuery): Promise<Page<TimelineEntry>> {
  const { db, clock, actor } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<ActivityRow>(sql`
    SELECT a.id, a.verb, a.at, a.project_id AS "projectId", a.facts, ${personRef(sql`a.actor_id`, clock.today())} AS actor,
      CASE WHEN i.id IS NULL THEN NULL ELSE json_build_object('id', i.id, 'kind', i.kind, 'title', i.title) END AS item
    FROM activity a LEFT JOIN item i ON i.id = a.item_id AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
    WHERE a.audience_id = ANY(${actor.audiences}::uuid[]) ${where}
      ${start ? sql`AND (a.at, a.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY a.at DESC, a.id DESC LIMIT ${limit + 1}`)
  const excerpts = await readExcerpts(context, rows)
  return pageOf(
    rows,
    limit,
    ({ at, id }) => [at.toISOString(), id],
    (row) => presentEntry(row, excerpts.get(row.id) ?? null),
  )
}

/** Features say in their manifests for which activities they have a few words to show. */
async function readExcerpts(context: Context, rows: ActivityRow[]): Promise<Map<string, string | null>> {
  const offers = context.features.flatMap(({ excerpts }) => excerpts ?? [])
  const read = offers.map(async (offer) => {
    const concerned = rows.filter(({ verb }) => offer.verbs.includes(verb))
    if (concerned.length === 0) return []
    const words = await offer.read(
      context,
      concerned.map(({ facts }) => facts),
    )
    return concerned.map(({ id }, at): [string, string | null] => [id, words[at] ?? null])
  })
  return new Map((await Promise.all(read)).flat())
}
