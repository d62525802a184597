import { malformed } from '@navette/contract/core/errors.ts'
import type { MentionSuggestions, NamedThing } from '@navette/contract/discussions/post-schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { holdsOn, organisationRef, personRef } from '../../platform/db/people.ts'
import { refuse } from '../../platform/http/refuse.ts'
import type { Target } from '../../platform/markdown/targets.ts'
import { clusterAudience, readersOf } from '../../platform/session/actor.ts'
import { audienceOfOrganisation, getOrganisation } from '../organisations/queries.ts'
import { findProject } from '../projects/queries.ts'
import { findThread, titleHolds } from './queries.ts'

/** Where a text stands, or will stand. */
interface Spot {
  audienceId: string
  projectId: string | null
  threadId: string | null
}

export interface Where {
  threadId?: string | undefined
  projectId?: string | undefined
  organisationId?: string | undefined
}

/**
 * The people whom mentions call, as `member_id`: those who can read what is written there, without the actor. Everyone concerned is, in a
 * project, its team and whoever has written in the thread; elsewhere whoever can read.
 */
export function calledBy({ actor, clock }: Context, mentions: readonly Target[], spot: Spot): Sql {
  const today = clock.today()
  const ids = (kind: string) => mentions.filter((each) => each.kind === kind).map(({ id }) => id)
  const everyone = mentions.some(({ kind }) => kind === 'everyone')
  return sql`SELECT DISTINCT r.member_id FROM (${readersOf(spot.audienceId, today)}) r WHERE r.member_id <> ${actor.id}::uuid AND (
    r.member_id = ANY(${ids('person')}::uuid[])
    OR EXISTS (SELECT 1 FROM team_member t WHERE t.member_id = r.member_id AND t.project_id = ANY(${ids('project')}::uuid[]))
    OR EXISTS (SELECT 1 FROM membership s WHERE s.member_id = r.member_id AND s.organisation_id = ANY(${ids('organisation')}::uuid[]) AND ${holdsOn(sql`s`, today)})
    ${everyone ? sql`OR ${concernedIn(spot)}` : empty})`
}

/** Whether the reader `r` is concerned by what is written there. */
const concernedIn = ({ projectId, threadId }: Spot): Sql =>
  projectId
    ? sql`(EXISTS (SELECT 1 FROM team_member c WHERE c.member_id = r.member_id AND c.project_id = ${projectId}::uuid)
        OR EXISTS (SELECT 1 FROM post w WHERE w.author_id = r.member_id AND w.thread_id = ${threadId}::uuid))`
    : sql`true`

/** A thread that the actor sees, or the place where they open one. */
async function spotOf(context: Context, { threadId, projectId, organisationId }: Where): Promise<Spot> {
  if ([threadId, projectId, organisationId].filter(Boolean).length > 1)
    return refuse(malformed, { field: { path: 'query', message: 'One place at most.' } })
  if (threadId) {
    const { audienceId, project } = await findThread(context, threadId)
    return { audienceId, projectId: project?.id ?? null, threadId }
  }
  if (projectId) return { audienceId: (await findProject(context, projectId)).audienceId, projectId, threadId: null }
  if (organisationId) {
    await getOrganisation(context, organisationId)
    const audienceId = await audienceOfOrganisation(context.db, organisationId)
    // An organisation is known to all, what it says to its people.
    return context.actor.audiences.includes(audienceId) ? { audienceId, projectId: null, threadId: null } : nobodyThere
  }
  return { audienceId: clusterAudience, projectId: null, threadId: null }
}

const nobodyThere: Spot = { audienceId: '00000000-0000-7000-8000-000000000000', projectId: null, threadId: null }

export async function measureReach(context: Context, { text, ...where }: Where & { text: string }): Promise<{ people: number }> {
  const spot = await spotOf(context, where)
  const { mentions } = context.markdown.render(text)
  if (mentions.length === 0) return { people: 0 }
  const rows = await context.db.rows<{ people: number }>(
    sql`SELECT count(*)::int AS people FROM (${calledBy(context, mentions, spot)}) called`,
  )
  return { people: rows[0]?.people ?? 0 }
}

/** Before a letter is typed, so that teams and organisations are in sight too. */
const fewPeople = 5
const morePeople = 8
const fewOthers = 4

/** Letters without their accents and signs of patterns, anywhere in a word's beginning. */
const begins = (column: Sql, search: string) => {
  const letters = search.replace(/[\\%_]/g, '\\$&')
  return sql`(unaccent(${column}) ILIKE unaccent(${`${letters}%`}) OR unaccent(${column}) ILIKE unaccent(${`% ${letters}%`}))`
}

/**
 * Those who can read come first. Guests, who do not know the people of the cluster, find those who wrote in the thread and the team of
 * their project; whoever cannot read is offered to others once their name is typed, with the word that they will not be told.
 */
export async function suggestMentions(context: Context, { search, ...where }: Where & { search: string }): Promise<MentionSuggestions> {
  const { db, actor, clock } = context
  const spot = await spotOf(context, where)
  const today = clock.today()
  const wrote = sql`EXISTS (SELECT 1 FROM post w WHERE w.author_id = m.id AND w.thread_id = ${spot.threadId}::uuid)`
  const known = actor.insider
    ? sql`true`
    : sql`(${wrote} OR EXISTS (SELECT 1 FROM team_member t
        WHERE t.member_id = m.id AND t.project_id = ${spot.projectId}::uuid AND t.project_id = ANY(${actor.teams}::uuid[])))`
  const asksForAll = search === '' || /^(tou|eve|all)/i.test(search)
  const rows = await db.rows<MentionSuggestions>(sql`
    WITH reader AS MATERIALIZED (
      SELECT DISTINCT r.member_id FROM (${readersOf(spot.audienceId, today)}) r WHERE r.member_id <> ${actor.id}::uuid
    ), person AS (
      SELECT m.id, m.name, m.id IN (SELECT member_id FROM reader) AS sees, ${wrote} AS wrote
      FROM member m WHERE m.id <> ${actor.id}::uuid AND m.email IS NOT NULL AND ${known}
        ${search === '' ? sql`AND m.id IN (SELECT member_id FROM reader)` : sql`AND ${begins(sql`m.name`, search)}`}
      ORDER BY sees DESC, wrote DESC, m.name, m.id LIMIT ${search === '' ? fewPeople : morePeople}
    ), team AS (
      SELECT i.id, i.title, i.id IS DISTINCT FROM ${spot.projectId}::uuid AS other,
        (SELECT count(*)::int FROM team_member t JOIN reader ON reader.member_id = t.member_id WHERE t.project_id = i.id) AS count
      FROM item i WHERE i.kind = 'project' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
        AND (i.id = ${spot.projectId}::uuid OR i.id = ANY(${actor.teams}::uuid[]))
        ${search === '' ? empty : sql`AND (${begins(sql`i.title`, search)} OR ${begins(sql`'équipe team'`, search)})`}
      ORDER BY other, i.title, i.id LIMIT ${fewOthers}
    ), belonging AS (
      SELECT o.id, o.name, count(DISTINCT s.member_id)::int AS count
      FROM reader JOIN membership s ON s.member_id = reader.member_id JOIN organisation o ON o.id = s.organisation_id
      WHERE ${holdsOn(sql`s`, today)} ${search === '' ? empty : sql`AND ${begins(sql`o.name::text`, search)}`}
      GROUP BY o.id ORDER BY o.name, o.id LIMIT ${fewOthers}
    )
    SELECT
      COALESCE((SELECT json_agg(json_build_object('person', ${personRef(sql`p.id`, today)}, 'sees', p.sees)
        ORDER BY p.sees DESC, p.wrote DESC, p.name, p.id) FROM person p), '[]') AS people,
      COALESCE((SELECT json_agg(json_build_object('id', t.id, 'title', t.title, 'count', t.count)
        ORDER BY t.other, t.title, t.id) FROM team t), '[]') AS teams,
      COALESCE((SELECT json_agg(json_build_object('organisation', ${organisationRef(sql`o`)}, 'count', b.count)
        ORDER BY b.name, b.id) FROM belonging b JOIN organisation o ON o.id = b.id), '[]') AS organisations,
      CASE WHEN ${asksForAll} THEN (SELECT count(*)::int FROM reader r WHERE ${concernedIn(spot)}) END AS everyone`)
  return rows[0] ?? { people: [], teams: [], organisations: [], everyone: null }
}

const fewThings = 8

/** Titles that hold the letters, the latest first; served by `item_kind_last` or `item_audience_kind_last`. */
export async function suggestThings({ db, actor, features }: Context, search: string): Promise<{ things: NamedThing[] }> {
  const pages = new Map(features.flatMap(({ pages = [] }) => pages).map(({ kind, path }) => [kind, path]))
  const rows = await db.rows<{ id: string; kind: string; title: string }>(sql`
    SELECT i.id, i.kind, i.title FROM item i
    WHERE i.kind = ANY(${[...pages.keys()]}) AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
      ${search === '' ? empty : sql`AND ${titleHolds(search)}`}
    ORDER BY i.last_at DESC, i.id DESC LIMIT ${fewThings}`)
  return { things: rows.map(({ id, kind, title }) => ({ kind, title, path: `${pages.get(kind)}${id}` })) }
}
