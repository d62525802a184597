import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Archive, ArchiveAuthor, ArchiveProblem, ArchiveSummary, ArchiveThread } from '@navette/contract/discussions/archive-schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { allow, found } from '../../platform/http/refuse.ts'
import { type Actor, clusterAudience } from '../../platform/session/actor.ts'
import { type ArchiveFigures, type ArchiveRow, presentArchive, presentArchiveSummary } from './archive-present.ts'
import { discreetTitle } from './archive-text.ts'
import { listMarks, titleOf } from './archive-weave.ts'
import { type ArchiveRights, canArchive } from './policy.ts'

/** What an archive holds, in JSON; from the messages `i` still has, else from the figures of its end. */
const figuresIn = (i: Sql) => sql`(SELECT json_build_object('messageCount', count(*)::int, 'doneCount', count(m.outcome)::int,
    'threadCount', count(DISTINCT m.thread) FILTER (WHERE m.outcome IS DISTINCT FROM 'skipped')::int,
    'importedCount', count(*) FILTER (WHERE m.outcome = 'imported')::int,
    'importedThreadCount', count(DISTINCT m.thread) FILTER (WHERE m.outcome = 'imported')::int,
    'from', min(m.sent_at) FILTER (WHERE m.thread IS NOT NULL), 'until', max(m.sent_at) FILTER (WHERE m.thread IS NOT NULL),
    'authorCount', (SELECT count(*)::int FROM archive_author a WHERE a.import_id = ${i}.id),
    'unknownCount', (SELECT count(*)::int FROM archive_author a WHERE a.import_id = ${i}.id AND a.member_id IS NULL),
    'problems', (SELECT COALESCE(json_object_agg(p.problem, p.count), '{}') FROM (
      SELECT problem, count(*)::int AS count FROM archive_message k, unnest(k.problems) problem WHERE k.import_id = ${i}.id GROUP BY problem) p))
  FROM archive_message m WHERE m.import_id = ${i}.id)`

const archiveColumns = ({
  actor,
}: Context) => sql`i.id, i.by_id AS "byId", i.audience_id AS "audienceId", ${placeRead(actor, sql`i`)} AS "placeRead", i.file_name AS "fileName", i.bytes::float8 AS bytes, i.bytes_read::float8 AS "bytesRead",
  i.project_id AS "projectId", i.organisation_id AS "organisationId", i.opened_at AS "openedAt", i.read_at AS "readAt", i.started_at AS "startedAt",
  i.finished_at AS "finishedAt", i.stopped_at AS "stoppedAt", i.undoing_at AS "undoingAt", i.undone_at AS "undoneAt", i.problem,
  COALESCE(i.result, ${figuresIn(sql`i`)}::jsonb) AS figures,
  EXISTS (SELECT 1 FROM archive_message k WHERE k.import_id = i.id) AS "messagesKept",
  EXISTS (SELECT 1 FROM item p WHERE p.id = i.project_id AND p.audience_id = ANY(${actor.audiences}::uuid[])) AS "placeSeen",
  (SELECT count(*)::int FROM archived_thread t WHERE t.import_id = i.id AND t.kept) AS "keptThreadCount",
  (SELECT COALESCE(json_agg(json_build_object('id', k.id, 'title', k.title)), '[]') FROM (SELECT n.id, n.title FROM archived_thread t JOIN item n ON n.id = t.thread_id
    WHERE t.import_id = i.id AND t.kept AND n.trashed_at IS NULL AND n.audience_id = ANY(${actor.audiences}::uuid[]) ORDER BY n.last_at DESC, n.id LIMIT 20) k) AS "keptThreads"`

/** Whether the actor reads what hangs where an archive goes. */
const placeRead = (actor: Actor, i: Sql) => sql`COALESCE((SELECT p.audience_id FROM item p WHERE p.id = ${i}.project_id),
  (SELECT o.audience_id FROM organisation o WHERE o.id = ${i}.organisation_id), ${clusterAudience}::uuid) = ANY(${actor.audiences}::uuid[])`

/** Those that the actor brought, and those that were started where they look after the place. */
const isSeen = (actor: Actor, i: Sql) => sql`(${i}.by_id = ${actor.id}::uuid OR ${i}.audience_id = ANY(${actor.audiences}::uuid[]))`

/** The archives that the actor brought or looks after, the last first; served by `archive_import_by` and `archive_import_audience`. */
export async function listArchives(context: Context, { after, limit }: PageQuery): Promise<Page<ArchiveSummary>> {
  const { actor, db, names } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<ArchiveRow>(sql`
    SELECT ${archiveColumns(context)} FROM archive_import i WHERE ${isSeen(actor, sql`i`)}
      ${start ? sql`AND (i.opened_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY i.opened_at DESC, i.id DESC LIMIT ${limit + 1}`)
  const known = await names.known()
  return pageOf(
    rows,
    limit,
    ({ openedAt, id }) => [openedAt.toISOString(), id],
    (row) => presentArchiveSummary(actor, row, known),
  )
}

/** An archive that the actor brought or looks after. */
export async function getArchive(context: Context, id: string): Promise<Archive> {
  const { actor, db, names } = context
  const rows = await db.rows<ArchiveRow>(sql`
    SELECT ${archiveColumns(context)} FROM archive_import i WHERE i.id = ${id}::uuid AND ${isSeen(actor, sql`i`)}`)
  return presentArchive(actor, found(rows[0]), await names.known())
}

/** What the rules ask of an archive before something is done with it. */
export interface ArchiveFacts {
  id: string
  byId: string | null
  audienceId: string | null
  undoingById: string | null
  fileId: string | null
  fileName: string
  bytes: number
  bytesRead: number
  projectId: string | null
  organisationId: string | null
  problem: string | null
  openedAt: Date
  readAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  stoppedAt: Date | null
  undoingAt: Date | null
  undoneAt: Date | null
}

const factColumns = sql`id, by_id AS "byId", audience_id AS "audienceId", undoing_by_id AS "undoingById", file_id AS "fileId", file_name AS "fileName", bytes::float8 AS bytes, bytes_read::float8 AS "bytesRead",
  project_id AS "projectId", organisation_id AS "organisationId", problem, opened_at AS "openedAt", read_at AS "readAt", started_at AS "startedAt",
  finished_at AS "finishedAt", stopped_at AS "stoppedAt", undoing_at AS "undoingAt", undone_at AS "undoneAt"`

/** The same, of one that the actor sees, held until the transaction ends where `db` is one. */
export async function findArchive({ actor }: Context, id: string, db: Reader, hold = false): Promise<ArchiveFacts & ArchiveRights> {
  const rows = await db.rows<ArchiveFacts & ArchiveRights>(sql`
    SELECT ${factColumns}, ${placeRead(actor, sql`a`)} AS "placeRead" FROM archive_import a
    WHERE id = ${id}::uuid AND ${isSeen(actor, sql`a`)} ${hold ? sql`FOR UPDATE OF a` : empty}`)
  return found(rows[0])
}

/** An archive for whoever works on it; null where it is gone. */
export async function readArchive(db: Reader, id: string): Promise<ArchiveFacts | null> {
  const rows = await db.rows<ArchiveFacts>(sql`SELECT ${factColumns} FROM archive_import WHERE id = ${id}::uuid`)
  return rows[0] ?? null
}

/** The same, held until the transaction ends; null also where somebody else has it in hand. */
export async function holdArchive(db: Reader, id: string): Promise<ArchiveFacts | null> {
  const rows = await db.rows<ArchiveFacts>(sql`SELECT ${factColumns} FROM archive_import WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`)
  return rows[0] ?? null
}

/** Archives on which somebody should be at work, and on which nothing has moved since an instant: the server that had them in hand has fallen. */
export const findStalledArchives = (db: Reader, since: Date): Promise<{ id: string; doing: 'reading' | 'running' | 'undoing' }[]> =>
  db.rows(sql`
    SELECT id, CASE WHEN undoing_at IS NOT NULL THEN 'undoing' WHEN started_at IS NOT NULL THEN 'running' ELSE 'reading' END AS doing FROM archive_import
    WHERE COALESCE(advanced_at, opened_at) < ${since} AND undone_at IS NULL AND (undoing_at IS NOT NULL
      OR (started_at IS NOT NULL AND finished_at IS NULL) OR (read_at IS NULL AND problem IS NULL))`)

/** Whether the messages of an archive stand in a place already is told by it. */
export const placeIdOf = ({ projectId, organisationId }: Pick<ArchiveFacts, 'projectId' | 'organisationId'>): string =>
  projectId ?? organisationId ?? clusterAudience

/** The figures of an archive, as they are kept when its messages are not. */
export async function figuresOf(db: Reader, id: string): Promise<ArchiveFigures> {
  const rows = await db.rows<{ figures: ArchiveFigures }>(
    sql`SELECT ${figuresIn(sql`i`)} AS figures FROM archive_import i WHERE i.id = ${id}::uuid`,
  )
  return found(rows[0]).figures
}

/** What stands in all titles of a list, and whose addresses are nobody's business. */
export async function readTelling(db: Reader, id: string): Promise<{ marks: Set<string>; addresses: Set<string> }> {
  const subjects = await db.rows<{ subject: string }>(
    sql`SELECT subject FROM archive_message WHERE import_id = ${id}::uuid ORDER BY number LIMIT 2000`,
  )
  const authors = await db.rows<{ address: string }>(sql`SELECT address FROM archive_author WHERE import_id = ${id}::uuid`)
  return { marks: listMarks(subjects.map(({ subject }) => subject)), addresses: new Set(authors.map(({ address }) => address)) }
}

/** The threads that would come, the latest first. */
export async function listArchiveThreads(context: Context, id: string, { after, limit }: PageQuery): Promise<Page<ArchiveThread>> {
  const { db, actor } = context
  allow(canArchive.read(actor, await findArchive(context, id, db)))
  const start = decodeCursor(after, [keyShape.number])
  const rows = await db.rows<{ number: number; subject: string; count: number; from: Date; until: Date; names: string[] }>(sql`
    SELECT t.number, t.count, t.from, t.until, (SELECT f.subject FROM archive_message f WHERE f.import_id = ${id}::uuid AND f.thread = t.number ORDER BY f.place LIMIT 1) AS subject,
      ARRAY(SELECT COALESCE(p.name, a.name) FROM (SELECT m.address, min(m.place) AS place FROM archive_message m
        WHERE m.import_id = ${id}::uuid AND m.thread = t.number GROUP BY m.address ORDER BY 2 LIMIT 8) w
        JOIN archive_author a ON a.import_id = ${id}::uuid AND a.address = w.address LEFT JOIN member p ON p.id = a.member_id ORDER BY w.place) AS names
    FROM (SELECT m.thread AS number, count(*)::int AS count, min(m.sent_at) AS from, max(m.sent_at) AS until FROM archive_message m
      WHERE m.import_id = ${id}::uuid AND m.thread IS NOT NULL AND m.outcome IS DISTINCT FROM 'skipped'
        ${start ? sql`AND m.thread < ${Number(start[0])}` : empty} GROUP BY m.thread ORDER BY m.thread DESC LIMIT ${limit + 1}) t
    ORDER BY t.number DESC`)
  const { marks, addresses } = await readTelling(db, id)
  return pageOf(
    rows,
    limit,
    ({ number }) => [String(number)],
    ({ subject, from, until, names, ...row }) => ({
      ...row,
      title: discreetTitle(titleOf(subject, marks), { addresses }) || untitled[actor.language],
      names: names.filter((name) => name !== ''),
      from: from.toISOString(),
      until: until.toISOString(),
    }),
  )
}

export const untitled = { fr: '(sans objet)', en: '(no subject)' }

type AuthorRow = ArchiveAuthor

const authorRows = ({ clock }: Context, id: string, rest: Sql) => sql`
  SELECT w.id, w.name, w.address, w.count, w."byHand", person_ref(w.member_id, ${clock.today()}::date) AS member FROM (
    SELECT a.id, a.name, a.address, a.member_id, a.by_hand AS "byHand", (SELECT count(*)::int FROM archive_message m WHERE m.import_id = a.import_id AND m.address = a.address) AS count
    FROM archive_author a WHERE a.import_id = ${id}::uuid) w ${rest}`

/** Whoever wrote most first. */
export async function listArchiveAuthors(
  context: Context,
  id: string,
  { after, limit, unknown }: PageQuery & { unknown?: boolean | undefined },
): Promise<Page<ArchiveAuthor>> {
  allow(canArchive.bring(context.actor, await findArchive(context, id, context.db)))
  const start = decodeCursor(after, [keyShape.number, keyShape.uuid])
  const rows = await context.db.rows<AuthorRow>(
    authorRows(
      context,
      id,
      sql`WHERE true ${unknown === undefined ? empty : sql`AND (w.member_id IS NULL) = ${unknown}`}
        ${start ? sql`AND (-w.count, w.id) > (${-Number(start[0])}, ${start[1]}::uuid)` : empty}
        ORDER BY -w.count, w.id LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ count, id }) => [String(count), id],
    (row) => row,
  )
}

export async function getArchiveAuthor(context: Context, id: string, authorId: string): Promise<ArchiveAuthor> {
  const rows = await context.db.rows<AuthorRow>(authorRows(context, id, sql`WHERE w.id = ${authorId}::uuid`))
  return found(rows[0])
}

export interface ProblemRow {
  number: number
  sentAt: Date
  name: string
  subject: string
  outcome: 'imported' | 'skipped' | null
  problems: ArchiveProblem[]
}

/** The messages that something is to be told of, as the file has them. */
export const readProblems = (db: Reader, id: string): Promise<ProblemRow[]> =>
  db.rows<ProblemRow>(sql`
    SELECT m.number, m.sent_at AS "sentAt", COALESCE(a.name, '') AS name, m.subject, m.outcome, m.problems FROM archive_message m
    LEFT JOIN archive_author a ON a.import_id = m.import_id AND a.address = m.address
    WHERE m.import_id = ${id}::uuid AND m.problems <> '{}' ORDER BY m.number LIMIT 200000`)

/** A message that has not come yet. */
export interface WaitingMessage {
  number: number
  starts: number
  bytes: number
  messageId: string
  address: string
  subject: string
  sentAt: Date
  thread: number
  place: number
}

/** Those that come next, thread by thread; served by `archive_message_thread`. */
export async function nextMessages(
  db: Reader,
  id: string,
  { most, mostBytes }: { most: number; mostBytes: number },
): Promise<WaitingMessage[]> {
  const rows = await db.rows<WaitingMessage>(sql`
    SELECT number, starts::float8 AS starts, bytes, message_id AS "messageId", address, subject, sent_at AS "sentAt", thread, place FROM archive_message
    WHERE import_id = ${id}::uuid AND outcome IS NULL AND thread IS NOT NULL ORDER BY thread, place LIMIT ${most}`)
  let bytes = 0
  return rows.filter((row, at) => {
    bytes += row.bytes
    return at === 0 || bytes <= mostBytes
  })
}
