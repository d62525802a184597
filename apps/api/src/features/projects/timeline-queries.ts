import { malformed } from '@navette/contract/core/errors.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Strand, TimelineEntry } from '@navette/contract/projects/schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { holdsOn, organisationRef, personRef } from '../../platform/db/people.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { type ActivityRow, presentEntry } from './present.ts'
import { findProject } from './queries.ts'

interface TimelineSearch extends PageQuery {
  strand?: string | undefined
}

/** The timeline of one project; served by `activity_project_at`, one strand of it by `activity_project_verb_at`. */
export async function listProjectActivities(
  context: Context,
  projectId: string,
  { strand, ...page }: TimelineSearch,
): Promise<Page<TimelineEntry>> {
  await findProject(context, projectId)
  const here = sql`AND a.project_id = ${projectId}::uuid`
  return strand === undefined ? readTimeline(context, page, here) : readTimeline(context, page, here, verbsOf(context, strand))
}

/** What moved in the actor's projects; served by `activity_at`. */
export const listActivities = (context: Context, page: PageQuery): Promise<Page<TimelineEntry>> =>
  readTimeline(context, page, sql`AND a.project_id = ANY(${context.actor.teams}::uuid[])`)

/** The strands that hold something, in the order of the features, what projects tell of themselves at the end; served by `activity_project_verb_at`. */
export async function getStrands(context: Context, projectId: string): Promise<{ strands: Strand[] }> {
  await findProject(context, projectId)
  const offers = timelineOf(context)
  const rows = await context.db.rows<{ verb: string }>(sql`
    SELECT told.verb FROM unnest(${offers.flatMap(({ verbs }) => verbs)}::text[]) AS told (verb)
    WHERE EXISTS (SELECT 1 FROM activity a WHERE a.project_id = ${projectId}::uuid AND a.verb = told.verb
      AND a.audience_id = ANY(${context.actor.audiences}::uuid[]))`)
  const there = new Set(rows.map(({ verb }) => verb))
  const own = ({ noun }: { noun: string }) => noun === 'projects'
  const full = offers
    .filter(({ verbs }) => verbs.some((verb) => there.has(verb)))
    .sort((one, other) => Number(own(one)) - Number(own(other)))
  return { strands: [...new Map(full.map(({ strand, noun }) => [strand, { name: strand, noun }])).values()] }
}

/** Features say in their manifests what of theirs is told in timelines. */
const timelineOf = ({ features }: Services) =>
  features.flatMap(({ name, timeline = [] }) => timeline.map((offer) => ({ noun: name, ...offer })))

const verbsOf = (services: Services, strand: string): string[] => {
  const verbs = timelineOf(services).flatMap((offer) => (offer.strand === strand ? offer.verbs : []))
  return verbs.length > 0 ? verbs : refuse(malformed, { field: { path: 'query.strand', message: 'No part of a timeline is called this.' } })
}

/** @param only the verbs of one strand: each is looked up by itself, so that a rare one in a long project is found as fast as any */
async function readTimeline(context: Context, { after, limit }: PageQuery, where: Sql, only?: string[]): Promise<Page<TimelineEntry>> {
  const { db, clock, actor } = context
  const offers = timelineOf(context)
  const today = clock.today()
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const newest = (verb: Sql) => sql`
    SELECT a.* FROM activity a
    WHERE a.verb = ${verb} AND a.audience_id = ANY(${actor.audiences}::uuid[]) ${where}
      ${start ? sql`AND (a.at, a.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY a.at DESC, a.id DESC LIMIT ${limit + 1}`
  const told = only
    ? sql`SELECT n.* FROM unnest(${only}::text[]) AS t (verb) CROSS JOIN LATERAL (${newest(sql`t.verb`)}) n ORDER BY n.at DESC, n.id DESC LIMIT ${limit + 1}`
    : newest(sql`ANY(${offers.flatMap(({ verbs }) => verbs)}::text[])`)
  const rows = await db.rows<ActivityRow>(sql`
    SELECT a.id, a.verb, a.at, a.project_id AS "projectId", a.facts, ${personRef(sql`a.actor_id`, today)} AS actor,
      ${personRef(sql`(a.facts ->> 'memberId')::uuid`, today)} AS member,
      CASE WHEN i.id IS NULL THEN NULL ELSE json_build_object('id', i.id, 'kind', i.kind, 'title', i.title) END AS item,
      (SELECT ${organisationRef(sql`o`)} FROM membership s JOIN organisation o ON o.id = s.organisation_id
        WHERE s.member_id = a.actor_id AND ${holdsOn(sql`s`, today)} AND (o.id = p.organisation_id OR EXISTS (
          SELECT 1 FROM project_partner x WHERE x.project_id = p.id AND x.organisation_id = o.id))
        ORDER BY s.starts_on, s.id LIMIT 1) AS organisation
    FROM (${told}) a JOIN item p ON p.id = a.project_id
    LEFT JOIN item i ON i.id = a.item_id AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
    ORDER BY a.at DESC, a.id DESC`)
  const nouns = new Map(offers.flatMap(({ noun, verbs }) => verbs.map((verb) => [verb, noun] as const)))
  const excerpts = await readExcerpts(context, rows)
  return pageOf(
    rows,
    limit,
    ({ at, id }) => [at.toISOString(), id],
    (row) => presentEntry(row, nouns.get(row.verb) ?? '', excerpts.get(row.id) ?? null),
  )
}

/** Some offers come with a few words of what was written. */
async function readExcerpts(context: Context, rows: ActivityRow[]): Promise<Map<string, string | null>> {
  const offers = timelineOf(context).flatMap(({ excerpts }) => excerpts ?? [])
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
