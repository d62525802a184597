import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Feed, FeedKind } from '@navette/contract/calendar/feed-schema.ts'
import type { Place } from '@navette/contract/calendar/schema.ts'
import { notFound } from '@navette/contract/core/errors.ts'
import type { LargeFileAnswer } from '@navette/contract/core/files.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { loadAbsentActor, publicAudience } from '../../platform/session/actor.ts'
import { readEntries } from './entry-queries.ts'
import { feedAddress, isSigned, publicFeedAddress, publicPageAddress } from './feed-addresses.ts'
import { writeCalendar } from './ical.ts'
import { carriedBy, concerns } from './queries.ts'

interface FeedRow {
  id: string
  kind: FeedKind
  organisationId: string | null
  project: Feed['project']
  place: Place | null
  madeAt: Date
  lastReadAt: Date | null
}

const feedRows = ({ actor }: Context, rest: Sql = empty) => sql`
  SELECT f.id, f.kind, f.organisation_id AS "organisationId", f.made_at AS "madeAt", f.last_read_at AS "lastReadAt",
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title) END AS project,
    CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name', l.name) END AS place
  FROM feed f LEFT JOIN item p ON p.id = f.project_id AND p.trashed_at IS NULL AND p.audience_id = ANY(${actor.audiences}::uuid[])
  LEFT JOIN place l ON l.id = f.place_id WHERE f.member_id = ${actor.id}::uuid ${rest} ORDER BY f.made_at, f.id`

async function presentFeeds({ names, config }: Context, rows: FeedRow[]): Promise<Feed[]> {
  const known = await names.known()
  return rows.map(({ organisationId, madeAt, lastReadAt, ...row }) => ({
    ...row,
    organisation: known.organisation(organisationId),
    address: feedAddress(config, row.id),
    madeAt: madeAt.toISOString(),
    lastReadAt: lastReadAt?.toISOString() ?? null,
  }))
}

export async function listFeeds(context: Context): Promise<{ feeds: Feed[]; publicAddress: string; publicPage: string }> {
  const feeds = await presentFeeds(context, await context.db.rows<FeedRow>(feedRows(context)))
  return { feeds, publicAddress: publicFeedAddress(context.config), publicPage: publicPageAddress(context.config) }
}

export async function getFeed(context: Context, id: string): Promise<Feed> {
  const [feed] = await presentFeeds(context, await context.db.rows<FeedRow>(feedRows(context, sql`AND f.id = ${id}::uuid`)))
  return found(feed)
}

interface StoredFeed {
  kind: FeedKind
  memberId: string
  organisationId: string | null
  projectId: string | null
  placeId: string | null
}

/** A calendar as its owner sees it now; unknown, revoked and wrongly signed look alike, and so does the feed of somebody who may not come in. */
export async function readFeed(context: OpenContext, id: string, signature: string): Promise<LargeFileAnswer> {
  const { db, clock, config } = context
  if (!isSigned(config.secret, id, signature)) return refuse(notFound)
  const feed: StoredFeed = found(await db.prisma.feed.findUnique({ where: { id } }))
  const actor = found(await loadAbsentActor(db, feed.memberId, clock.today()))
  const { kind, organisationId, projectId, placeId } = feed
  const which = {
    mine: () => concerns(actor),
    organisation: () => carriedBy([organisationId ?? '']),
    project: () =>
      sql`i.project_id = ${projectId}::uuid AND EXISTS (SELECT 1 FROM item p WHERE p.id = i.project_id AND p.audience_id = ANY(${actor.audiences}::uuid[]))`,
    place: () => sql`e.place_id = ${placeId}::uuid`,
  }[kind]()
  return calendarOf(context, {
    audiences: actor.audiences,
    language: actor.language,
    which,
    name: await nameOf(context, feed, actor.language),
  })
}

/** What is public, for anybody. */
export async function readPublicFeed(context: OpenContext, organisationId: string | undefined): Promise<LargeFileAnswer> {
  const { language = 'fr', name = '' } = (await context.db.prisma.cluster.findFirst({ select: { name: true, language: true } })) ?? {}
  const known = await context.names.known()
  const organisation = organisationId ? found(known.organisation(organisationId)) : null
  return calendarOf(context, {
    audiences: [publicAudience],
    language: language === 'en' ? 'en' : 'fr',
    which: organisation ? carriedBy([organisation.id]) : sql`true`,
    name: organisation?.name ?? name,
  })
}

async function nameOf(
  { db, names }: OpenContext,
  { kind, organisationId, projectId, placeId }: StoredFeed,
  language: Language,
): Promise<string> {
  if (kind === 'organisation') return (await names.known()).organisation(organisationId)?.name ?? ''
  if (kind === 'project') return (await names.known()).project(projectId)?.title ?? ''
  if (kind === 'place') return (await db.prisma.place.findUnique({ where: { id: placeId ?? '' } }))?.name ?? ''
  const cluster = (await db.prisma.cluster.findFirst({ select: { name: true } }))?.name ?? ''
  return language === 'fr' ? `${cluster}\u00a0: mon calendrier` : `${cluster}: my calendar`
}

interface Wanted {
  audiences: string[]
  language: Language
  which: Sql
  name: string
}

/** A feed tells of the last three months and of the next two years, five thousand entries at most: programs ask for all of it, every hour. */
const [daysBack, daysAhead, mostEntries] = [92, 731, 5_000]

/** Those of the last three months and of the next two years. */
async function calendarOf(context: OpenContext, { audiences, language, which, name }: Wanted): Promise<LargeFileAnswer> {
  const now = context.clock.now().getTime()
  const within = sql`o.starts_at >= ${new Date(now - daysBack * 86_400_000)} AND o.starts_at < ${new Date(now + daysAhead * 86_400_000)}`
  const entries = await readEntries(context, {
    which: sql`i.trashed_at IS NULL AND i.audience_id = ANY(${audiences}::uuid[]) AND ${which}`,
    alone: within,
    series: sql`SELECT DISTINCT o.series_id AS id FROM occurrence o WHERE ${within}`,
    most: mostEntries,
  })
  const content = Buffer.from(writeCalendar(name, language, entries))
  return {
    name: 'navette.ics',
    type: 'text/calendar; charset=utf-8',
    bytes: content.length,
    tag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    open: (part) => Readable.from([part ? content.subarray(part.start, part.end + 1) : content]),
  }
}
