import type { ReactionKind } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Database, type Sql, sql } from '../../platform/db/database.ts'
import { titlesOf } from '../../platform/markdown/titles-sql.ts'
import { filesOf } from '../files/queries.ts'
import type { PostRow, PostTraceRow } from './post-present.ts'

/** A post as its tables have it. */
export interface StoredPost extends Omit<PostRow, 'author' | 'removal' | 'trace' | 'reactions'> {
  /** Another one whenever the post's row, or what touches it, is another. */
  rows: string
  authorId: string | null
  removedAt: Date | null
  removedById: string | null
  kept: boolean
  /** JSON keeps instants as text. */
  trace: (Omit<PostTraceRow, 'by' | 'at'> & { byId: string | null; at: string }) | null
  /** In the order in which each kind first came, and people joined in. */
  reactions: { kind: ReactionKind; memberIds: string[] }[] | null
}

/** Posts, with the titles that this reader may see of what they name: all of it in the one statement, whatever the number of posts. */
export const postRows = ({ actor }: Pick<Context, 'actor'>, rest: Sql) => sql`
  SELECT o.id, o.xmin::text AS rows, o.thread_id AS "threadId", o.number, o.author_id AS "authorId", o.signed_as AS "signedAs", o.at, o.text, o.html, o.renderer, o.refs,
    o.edited_at AS "editedAt", o.version, x.at AS "removedAt", x.by_id AS "removedById", (x.post_id IS NOT NULL AND EXISTS (SELECT 1 FROM removed_text k WHERE k.post_id = x.post_id)) AS kept,
    CASE WHEN o.refs <> '{}' THEN ${titlesOf(sql`o.refs`, actor)} END AS titles,
    (SELECT json_build_object('kind', y.kind, 'byId', y.by_id, 'at', y.at, 'count', y.count, 'number', mo.number,
        'thread', CASE WHEN ti.id IS NOT NULL THEN json_build_object('id', ti.id, 'title', ti.title, 'audienceId', ti.audience_id) END,
        'from', CASE WHEN y.kind = 'moved' THEN json_build_object(
          'kind', CASE WHEN fi.id IS NULL THEN CASE WHEN fo.id IS NULL THEN 'cluster' ELSE 'organisation' END WHEN fi.kind = 'project' THEN 'project' ELSE 'item' END,
          'title', COALESCE(fi.title, fo.name, ''), 'audienceId', fi.audience_id) END)
      FROM post_trace y LEFT JOIN post mo ON mo.id = y.moved_id LEFT JOIN item ti ON ti.id = COALESCE(mo.thread_id, y.thread_id)
      LEFT JOIN item fi ON fi.id = y.from_item_id LEFT JOIN organisation fo ON fo.id = y.from_organisation_id
      WHERE y.post_id = o.id) AS trace,
    ${filesOf(sql`SELECT pf.file_id, pf.place FROM post_file pf WHERE pf.post_id = o.id`)} AS files,
    (SELECT json_agg(json_build_object('kind', n.kind, 'memberIds', n.ids) ORDER BY n.first)
      FROM (SELECT e.kind, array_agg(e.member_id ORDER BY e.at, e.member_id) AS ids, min(e.at) AS first FROM reaction e WHERE e.post_id = o.id GROUP BY e.kind) n) AS reactions
  FROM post o LEFT JOIN post_removal x ON x.post_id = o.id ${rest}`

/** A post of a page, and the version of its row. */
export type Shown = Pick<StoredPost, 'id' | 'rows'>

/**
 * Posts as their tables have them, by id, from memory where their rows are the same as when somebody last read them. Most posts are the same for everybody, and all of what
 * they are stands in their row or touches it (migration `posts_are_touched`). It is no way to see anything: whoever asks has found the rows.
 */
export async function keptPosts(context: Context, shown: readonly Shown[]): Promise<Map<string, StoredPost>> {
  const { db } = context
  const shelf = shelves.get(db) ?? newShelf(db)
  const there = new Map<string, StoredPost>()
  const missing: string[] = []
  for (const { id, rows } of shown) {
    const kept = shelf.posts.get(id)
    if (kept?.rows === rows) there.set(id, kept)
    else missing.push(id)
  }
  if (missing.length === 0) return there
  for (const post of await db.planned<StoredPost>(postRows(context, sql`WHERE o.id = ANY(${missing}::uuid[])`))) {
    there.set(post.id, post)
    if (isForAll(post)) put(shelf, post)
  }
  return there
}

/** Nothing of it depends on who reads it, or stands elsewhere: titles of what it names, files, what became of it. */
const isForAll = ({ refs, files, removedAt, trace }: StoredPost): boolean =>
  refs.length === 0 && files.length === 0 && removedAt === null && trace === null

interface Shelf {
  posts: Map<string, StoredPost>
  /** Characters of all of them. */
  size: number
}

/** Some forty thousand posts of the usual length, and as many megabytes: what a few hundred people have open and go back to. */
const largest = 32_000_000

const shelves = new WeakMap<Database, Shelf>()

function newShelf(db: Database): Shelf {
  const shelf: Shelf = { posts: new Map(), size: 0 }
  shelves.set(db, shelf)
  return shelf
}

function put(shelf: Shelf, post: StoredPost): void {
  if (shelf.size > largest) {
    shelf.posts.clear()
    shelf.size = 0
  }
  shelf.posts.set(post.id, post)
  shelf.size += post.text.length + post.html.length
}
