import type { Readable } from 'node:stream'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { File, FileKind, FileRef, Upload } from '@navette/contract/files/schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { personRef } from '../../platform/db/people.ts'
import { found } from '../../platform/http/refuse.ts'
import { fileKey } from './keys.ts'
import { presentFile } from './present.ts'

export interface FileRow {
  id: string
  ref: FileRef
  uploader: PersonRef | null
  at: Date
  attached: boolean
}

/** Files that the actor may see, narrowed, ordered and cut by `rest`. */
const fileRows = ({ actor, clock }: Context, rest: Sql) => sql`
  SELECT i.id, file_ref(i, f) AS ref, ${personRef(sql`i.created_by`, clock.today())} AS uploader, i.created_at AS at, f.attached_at IS NOT NULL AS attached
  FROM item i JOIN file f ON f.id = i.id
  WHERE i.kind = 'file' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[]) ${rest}`

interface FileSearch extends PageQuery {
  projectId?: string | undefined
  kind?: FileKind | undefined
}

/** The newest first; served by `item_kind_last`, `item_audience_kind_last` or `item_project_kind_last`. */
export async function listFiles(context: Context, { after, limit, projectId, kind }: FileSearch): Promise<Page<File>> {
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await context.db.rows<FileRow>(
    fileRows(
      context,
      sql`
      ${projectId ? sql`AND i.project_id = ${projectId}::uuid` : empty}
      ${kind ? sql`AND f.kind = ${kind}` : empty}
      ${start ? sql`AND (i.last_at, i.id) < (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
      ORDER BY i.last_at DESC, i.id DESC LIMIT ${limit + 1}`,
    ),
  )
  return pageOf(
    rows,
    limit,
    ({ at, id }) => [at.toISOString(), id],
    (row) => presentFile(context.actor, row),
  )
}

/** A file that the actor can see. */
export async function findFile(context: Context, id: string): Promise<FileRow> {
  const rows = await context.db.rows<FileRow>(fileRows(context, sql`AND i.id = ${id}::uuid`))
  return found(rows[0])
}

export const getFile = async (context: Context, id: string): Promise<File> => presentFile(context.actor, await findFile(context, id))

/**
 * The files that hang on something, as `FileRef`s in JSON, for a statement that reads that thing: whoever sees it sees them.
 *
 * @param links rows that name them, as `file_id` and `place`
 */
export const filesOf = (links: Sql): Sql => sql`COALESCE((
  SELECT json_agg(file_ref(fi, ff) ORDER BY l.place) FROM (${links}) AS l
  JOIN item fi ON fi.id = l.file_id JOIN file ff ON ff.id = fi.id WHERE fi.trashed_at IS NULL), '[]')`

/** An upload of the actor's that is under way; without how far it has come, which the storage knows. */
export async function findUpload({ db, actor }: Context, id: string): Promise<Omit<Upload, 'offset'> | null> {
  const upload = await db.prisma.upload.findUnique({ where: { id, memberId: actor.id } })
  return upload && { id, name: upload.name, bytes: Number(upload.bytes) }
}

/** A file that the actor sent and that has arrived: the end of an upload that is asked about once more. */
export async function findArrived({ db, actor }: Context, id: string): Promise<Omit<Upload, 'offset'> | null> {
  const file = await db.prisma.file.findFirst({
    where: { id, item: { createdById: actor.id } },
    include: { item: { select: { title: true } } },
  })
  return file && { id, name: file.item.title, bytes: Number(file.bytes) }
}

/** What a file was found to be; null where there is none. */
export async function readFileType(db: Reader, id: string): Promise<string | null> {
  const rows = await db.rows<{ type: string }>(sql`SELECT type FROM file WHERE id = ${id}::uuid`)
  return rows[0]?.type ?? null
}

/** The bytes of a file, or a part of them: first and last, both counted in. Whoever calls has seen to it that they may be read. */
export const openBytes = ({ storage }: Pick<Services, 'storage'>, id: string, part?: { start: number; end: number }): Readable =>
  storage.open(fileKey(id), part)
