import { type Database, type Sql, sql } from '../../platform/db/database.ts'
import { clusterAudience } from '../../platform/session/actor.ts'

/** A thread as its tables have it, the same for whoever reads it: what stands beside it is told by ids. */
export interface StoredThread {
  id: string
  title: string
  audienceId: string
  projectId: string | null
  organisationId: string | null
  aboutId: string | null
  aboutKind: string | null
  aboutTitle: string | null
  authorId: string | null
  lastAuthorId: string | null
  createdAt: Date
  lastAt: Date
  version: number
  lastNumber: number
  closedAt: Date | null
  closedById: string | null
  traces: number
  pinnedAt: Date | null
  pinnedById: string | null
  announcedAt: Date | null
  announcedById: string | null
  peopleIds: string[] | null
  apart: boolean
}

/** Its readers are its own, not those of the place of the thread `t` with the item `i`. */
export const isApart: Sql = sql`CASE WHEN t.about_id IS NULL THEN i.audience_id IS DISTINCT FROM
  COALESCE((SELECT o.audience_id FROM organisation o WHERE o.id = i.organisation_id), ${clusterAudience}::uuid) ELSE false END`

/** Of the thread `t` with the item `i` and what stands beside them. */
export const storedColumns: Sql = sql`
    i.id, i.title, i.audience_id AS "audienceId", i.project_id AS "projectId", i.organisation_id AS "organisationId",
    a.id AS "aboutId", a.kind AS "aboutKind", a.title AS "aboutTitle",
    i.created_by AS "authorId", i.created_at AS "createdAt", i.last_at AS "lastAt", i.version, t.last_number AS "lastNumber",
    t.last_author_id AS "lastAuthorId", c.at AS "closedAt", c.by_id AS "closedById",
    t.traces, n.at AS "pinnedAt", n.by_id AS "pinnedById", q.at AS "announcedAt", q.by_id AS "announcedById",
    CASE WHEN v.thread_id IS NOT NULL THEN ARRAY(SELECT m.id::text FROM audience_grant g JOIN member m ON m.id = g.member_id
      WHERE g.audience_id = i.audience_id ORDER BY m.name, m.id) END AS "peopleIds",
    ${isApart} AS apart`

/** The tables of `storedColumns` beside the thread `t` with the item `i`. */
export const storedBeside: Sql = sql`
  LEFT JOIN thread_closure c ON c.thread_id = i.id
  LEFT JOIN thread_pin n ON n.thread_id = i.id
  LEFT JOIN announcement q ON q.thread_id = i.id
  LEFT JOIN conversation v ON v.thread_id = i.id
  LEFT JOIN item a ON a.id = CASE WHEN t.about_id IS DISTINCT FROM i.project_id THEN t.about_id END`

/** A thread, and the rows that it stands in. */
export interface Written {
  threadId: string
  /** Another one whenever one of them is another. */
  rows: string
}

/**
 * Another one whenever one of the rows behind `storedColumns` is another: `xmin` is the transaction that wrote a row, and what is said of a thread in
 * further tables touches the thread’s own row (migration `threads_are_touched`).
 *
 * @param written `xmin` of the item; the thread is `t`
 */
export const rowsOf = (written: Sql): Sql => sql`(${written}::text || ' ' || t.xmin::text)`

/**
 * Threads as their tables have them, by id, those whose rows are the same as when they were last read from memory. It is no way to see anything: whoever asks has
 * found the rows.
 */
export async function keptThreads(db: Database, wanted: readonly Written[]): Promise<Map<string, StoredThread>> {
  const shelf = shelves.get(db) ?? newShelf(db)
  const changes = shelf.changes
  const [there, missing] = [new Map<string, StoredThread>(), [] as string[]]
  for (const { threadId, rows } of wanted) {
    const kept = shelf.threads.get(threadId)
    if (kept?.rows === rows) there.set(threadId, kept)
    else missing.push(threadId)
  }
  if (missing.length === 0) return there
  const read = await db.planned<StoredThread & Pick<Written, 'rows'>>(sql`
    SELECT ${storedColumns}, ${rowsOf(sql`i.xmin`)} AS rows FROM item i JOIN thread t ON t.id = i.id ${storedBeside} WHERE i.id = ANY(${missing}::uuid[])`)
  if (shelf.threads.size > most) shelf.threads.clear()
  for (const thread of read) {
    there.set(thread.id, thread)
    if (changes === shelf.changes) shelf.threads.set(thread.id, thread)
  }
  return there
}

interface Shelf {
  threads: Map<string, StoredThread & Pick<Written, 'rows'>>
  /** Nobody is kept who was being read while something changed. */
  changes: number
}

/** More than all lists show that anybody has open. */
const most = 2_000

const shelves = new WeakMap<Database, Shelf>()

/** Whose conversation it is, and in which order, is said by grants and names, which stand in no row of the thread’s. */
function newShelf(db: Database): Shelf {
  const shelf: Shelf = { threads: new Map(), changes: 0 }
  shelves.set(db, shelf)
  db.changes.on((what) => {
    if (what !== null && what !== 'rights' && what !== 'person') return
    shelf.changes++
    shelf.threads.clear()
  })
  return shelf
}
