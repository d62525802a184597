import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { ItemTags, Tag, TaggedItem, UsedTag } from '@navette/contract/items/schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { organisationRef } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { can } from './policy.ts'
import { findItem } from './queries.ts'

export async function getItemTags(context: Context, itemId: string): Promise<ItemTags> {
  const { db, actor } = context
  await findItem(context, itemId)
  const tags = await db.rows<Tag>(sql`
    SELECT t.id, t.name FROM item_tag u JOIN tag t ON t.id = u.tag_id WHERE u.item_id = ${itemId}::uuid ORDER BY plain_letters(t.name)`)
  return { tags, can: { tag: can.tag(actor) } }
}

interface TagSearch {
  search: string
  limit: number
}

/** A tag that is only on what the actor does not see is not shown: its name may say too much. Served by `item_tag_tag`. */
export async function listTags({ db, actor }: Context, { search, limit }: TagSearch): Promise<{ items: UsedTag[] }> {
  const items = await db.rows<UsedTag>(sql`
    SELECT t.id, t.name, count(*)::int AS count
    FROM tag t JOIN item_tag u ON u.tag_id = t.id JOIN item i ON i.id = u.item_id
    WHERE i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
      AND position(plain_letters(${search.trim()}) IN plain_letters(t.name)) > 0
    GROUP BY t.id ORDER BY count(*) DESC, plain_letters(t.name) LIMIT ${limit}`)
  return { items }
}

interface TaggedRow {
  id: string
  kind: string
  title: string
  project: { id: string; title: string } | null
  organisation: OrganisationRef | null
  taggedAt: Date
}

/** All that has a tag, as far as the actor sees it; a tag on nothing that they see is not found. */
export async function listTagged(
  context: Context,
  tagId: string,
  { after, limit }: PageQuery,
): Promise<Page<TaggedItem> & { tag: Tag; can: { order: boolean } }> {
  const { db, actor, features } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const seen = (beside: Sql = empty) => sql`FROM item_tag u JOIN item i ON i.id = u.item_id ${beside}
    WHERE u.tag_id = ${tagId}::uuid AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])`
  const [tags, rows] = await Promise.all([
    db.rows<Tag>(sql`SELECT t.id, t.name FROM tag t WHERE t.id = ${tagId}::uuid AND EXISTS (SELECT 1 ${seen()})`),
    db.rows<TaggedRow>(sql`
      SELECT i.id, i.kind, i.title, u.at AS "taggedAt", CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'title', p.title) END AS project,
        CASE WHEN o.id IS NOT NULL THEN ${organisationRef(sql`o`)} END AS organisation
      ${seen(sql`LEFT JOIN item p ON p.id = i.project_id LEFT JOIN organisation o ON o.id = i.organisation_id`)}
        ${start ? sql`AND (u.at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY u.at DESC, i.id DESC LIMIT ${limit + 1}`),
  ])
  const pages = new Map(features.flatMap((feature) => (feature.pages ?? []).map(({ kind, path }) => [kind, path])))
  const pathOf = (kind: string, id: string) => (pages.has(kind) ? `${pages.get(kind)}${id}` : null)
  return {
    tag: found(tags[0]),
    can: { order: can.orderTags(actor) },
    ...pageOf(
      rows,
      limit,
      ({ taggedAt, id }) => [taggedAt.toISOString(), id],
      ({ taggedAt, ...row }) => ({ ...row, path: pathOf(row.kind, row.id), taggedAt: taggedAt.toISOString() }),
    ),
  }
}

/** The tag of that name, however it is written. Served by `tag_name`. */
export async function tagNamed(db: Reader, name: string): Promise<Tag | null> {
  const rows = await db.rows<Tag>(sql`SELECT id, name FROM tag WHERE plain_letters(name) = plain_letters(${name})`)
  return rows[0] ?? null
}
