import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Follow, Following, FollowLevel, FollowPlace, Told } from '@navette/contract/follows/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { findItem } from '../items/queries.ts'
import { type Heard, hearing, otherwise, type Standing, wholeCluster } from './policy.ts'

/** Columns that say where a thing stands: see `Standing`. */
interface StandingIn {
  id: Sql
  /** Whether the actor follows it by itself: a condition. */
  own: Sql
  aboutId: Sql
  projectId: Sql
  organisationId: Sql
}

/** What the actor is told of a thing, as a text: `hearing` of the policy in SQL, for lists that are narrowed or counted by it. */
export function levelIn({ follows, teams, belongings }: Actor, { id, own, aboutId, projectId, organisationId }: StandingIn): Sql {
  const { [wholeCluster]: everywhere = null, ...places } = follows
  const [ids, levels] = [Object.keys(places), Object.values(places)]
  // Whoever chose nothing, as nearly everybody, asks for nothing.
  const chosenFor = (place: Sql) => (ids.length === 0 ? empty : sql`(${levels}::text[])[array_position(${ids}::uuid[], ${place})],`)
  const taking = sql`CASE WHEN ${projectId} = ANY(${teams}::uuid[])
    OR ${projectId} IS NULL AND ${organisationId} = ANY(${belongings.map(({ organisation }) => organisation.id)}::uuid[]) THEN 'everything' ELSE 'threads' END`
  return sql`COALESCE(${chosenFor(id)} CASE WHEN ${own} THEN 'everything' END,
    ${chosenFor(aboutId)} ${chosenFor(projectId)} ${chosenFor(organisationId)} ${everywhere ? sql`${everywhere}::text` : taking})`
}

/** How the actor follows something that they see. */
export async function getFollowing(context: Context, id: string): Promise<Following> {
  const { kind, projectId, organisationId } = await findItem(context, id)
  const kinds = context.features.flatMap(({ items = [] }) => items)
  const standing = (await kinds.find((each) => each.kind === kind)?.followed?.(context, id)) ?? { own: null, aboutId: null }
  return present(context, { ...standing, id, projectId: kind === 'project' ? id : projectId, organisationId })
}

/** How the actor follows an organisation; whoever asks sees it. */
export const getOrganisationFollowing = (context: Context, organisationId: string): Promise<Following> =>
  present(context, { id: organisationId, own: null, aboutId: null, projectId: null, organisationId })

export const getClusterFollowing = (context: Context): Promise<Following> =>
  present(context, { id: wholeCluster, own: null, aboutId: null, projectId: null, organisationId: null })

async function present(context: Context, standing: Standing): Promise<Following> {
  const { actor } = context
  const [here, else_] = [hearing(actor, standing), otherwise(actor, standing)]
  const places = await placesById(
    context,
    [here, else_].flatMap(({ placeId }) => placeId ?? []),
  )
  const tell = ({ level, reason, placeId }: Heard): Told => ({
    level,
    reason,
    place: placeId === null ? null : (places.get(placeId) ?? null),
  })
  return { ...tell(here), otherwise: tell(else_) }
}

/** Places by the names that they have, of those that the actor sees. */
async function placesById({ db, actor, names }: Context, ids: string[]): Promise<Map<string, FollowPlace>> {
  const places = new Map<string, FollowPlace>([[wholeCluster, { kind: 'cluster', id: null, title: '' }]])
  if (ids.every((id) => places.has(id))) return places
  const known = await names.known()
  for (const id of ids) {
    const organisation = known.organisation(id)
    if (organisation) places.set(id, { kind: 'organisation', id, title: organisation.name })
  }
  const left = ids.filter((id) => !places.has(id))
  if (left.length === 0) return places
  const items = await db.rows<FollowPlace & { id: string }>(sql`
    SELECT id, kind, title FROM item WHERE id = ANY(${left}::uuid[]) AND trashed_at IS NULL AND audience_id = ANY(${actor.audiences}::uuid[])`)
  for (const item of items) places.set(item.id, item)
  return places
}

interface FollowRow {
  id: string
  level: FollowLevel
  at: Date
  itemId: string | null
  kind: string | null
  title: string | null
  organisationId: string | null
}

/** What the actor chose, the latest first: few rows of one person, served by `follow_once`. */
export async function listFollows({ db, actor, names }: Context, { after, limit }: PageQuery): Promise<Page<Follow>> {
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<FollowRow>(sql`
    SELECT f.id, f.level, f.at, f.item_id AS "itemId", i.kind, i.title, f.organisation_id AS "organisationId"
    FROM follow f LEFT JOIN item i ON i.id = f.item_id
    WHERE f.member_id = ${actor.id}::uuid
      AND (f.item_id IS NULL OR i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]))
      ${start ? sql`AND (f.at, f.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY f.at DESC, f.id DESC LIMIT ${limit + 1}`)
  const known = await names.known()
  const placeOf = ({ itemId, kind, title, organisationId }: FollowRow): FollowPlace => {
    if (itemId) return { kind: kind ?? '', id: itemId, title: title ?? '' }
    if (organisationId) return { kind: 'organisation', id: organisationId, title: known.organisation(organisationId)?.name ?? '' }
    return { kind: 'cluster', id: null, title: '' }
  }
  return pageOf(
    rows,
    limit,
    ({ at, id }) => [at.toISOString(), id],
    (row) => ({ id: row.id, place: placeOf(row), level: row.level, at: row.at.toISOString() }),
  )
}
