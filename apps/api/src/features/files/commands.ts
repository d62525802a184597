import { createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { fileGone, tooManyFiles } from '@navette/contract/core/files.ts'
import { fileDiscarded, filesReturned, filesShared, filesWithdrawn } from '@navette/contract/files/activities.ts'
import { mostFiles } from '@navette/contract/files/limits.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { safeName } from '../../platform/files/name.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { type Examined, examine, lockRoom, payerOf, writeFileDown } from './arriving-commands.ts'
import { forgetting } from './jobs.ts'
import { fileKey, waitingPath } from './keys.ts'
import { can } from './policy.ts'
import { findFile } from './queries.ts'

/** Throws a file away that hangs on nothing yet. */
export async function discardFile(context: Context, id: string): Promise<void> {
  const file = await findFile(context, id)
  const { actor } = context
  allow(can.discard(actor, { uploaderId: file.uploader?.id ?? null, attached: file.attached }))
  await transact(context, async (tx) => {
    // Attached at the same moment, it stays.
    const gone = await tx.rows(
      sql`DELETE FROM item i USING file f WHERE f.id = i.id AND i.id = ${id}::uuid AND f.attached_at IS NULL RETURNING i.id`,
    )
    if (gone.length === 0) return
    await tx.send(forgetting, { fileIds: [id] })
    await tx.record(fileDiscarded, { fileId: id }, { audienceId: actor.audienceId })
  })
}

/** Where files come to hang: who owns that, and its audience. */
interface FilePlace {
  audienceId: string
  projectId: string | null
  organisationId: string | null
}

/**
 * Attaches files of the actor's to something that comes about in the same transaction; from then on they are shared as it is. Whoever calls
 * keeps which hangs on what, in which order.
 *
 * @returns them as they stand beside what carries them
 */
export async function attachFiles(
  tx: Transaction,
  { actor, clock }: Context,
  fileIds: readonly string[],
  place: FilePlace,
): Promise<FileRef[]> {
  if (fileIds.length > mostFiles) refuse(tooManyFiles, { limit: mostFiles })
  const attached = await tx.rows<{ ref: FileRef }>(sql`
    UPDATE file f SET attached_at = ${clock.now()} FROM item i
    WHERE i.id = f.id AND f.id = ANY(${fileIds}::uuid[]) AND f.attached_at IS NULL AND i.created_by = ${actor.id}::uuid AND i.trashed_at IS NULL
    RETURNING file_ref(i, f) AS ref`)
  const refs = new Map(attached.map(({ ref }) => [ref.id, ref]))
  if (attached.length !== fileIds.length) refuse(fileGone)
  const { audienceId, projectId, organisationId } = place
  await tx.prisma.item.updateMany({ where: { id: { in: [...fileIds] } }, data: { audienceId, projectId, organisationId } })
  await tx.record(filesShared, { fileIds: [...fileIds] }, { audienceId, projectId })
  return fileIds.flatMap((id) => refs.get(id) ?? [])
}

/** Out of sight with what they hung on; what may come back within the days of the trash brings them back. */
export async function withdrawFiles(tx: Transaction, { actor, clock }: Context, fileIds: readonly string[]): Promise<void> {
  await turn(tx, filesWithdrawn, fileIds, { trashedAt: clock.now(), trashedById: actor.id })
}

export async function returnFiles(tx: Transaction, fileIds: readonly string[]): Promise<void> {
  await turn(tx, filesReturned, fileIds, { trashedAt: null, trashedById: null })
}

async function turn(
  tx: Transaction,
  kind: typeof filesWithdrawn | typeof filesReturned,
  fileIds: readonly string[],
  data: { trashedAt: Date | null; trashedById: string | null },
): Promise<void> {
  if (fileIds.length === 0) return
  const ids = [...fileIds]
  await tx.prisma.item.updateMany({ where: { id: { in: ids } }, data })
  const audiences = await tx.prisma.item.findMany({
    where: { id: { in: ids } },
    select: { audienceId: true, projectId: true },
    distinct: ['audienceId'],
  })
  for (const where of audiences) await tx.record(kind, { fileIds: ids }, where)
}

/** Holds a file of the actor's that serves something only they see; it stays theirs alone, and is no longer thrown away by itself. */
export async function holdFile(tx: Transaction, { actor, clock }: Context, id: string): Promise<{ name: string; bytes: number }> {
  const [held] = await tx.rows<{ name: string; bytes: number }>(sql`
    UPDATE file f SET attached_at = ${clock.now()} FROM item i
    WHERE i.id = f.id AND f.id = ${id}::uuid AND f.attached_at IS NULL AND i.created_by = ${actor.id}::uuid AND i.trashed_at IS NULL
    RETURNING i.title AS name, f.bytes::float8 AS bytes`)
  return held ?? refuse(fileGone)
}

/** Files that go with what they hung on, for good. */
export async function dropFiles(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.prisma.item.deleteMany({ where: { id: { in: [...ids] }, kind: 'file' } })
  await tx.send(forgetting, { fileIds: [...ids] })
}

/** A file that came in other ways than by an upload, looked at and not yet kept. */
export interface Staged extends Examined {
  id: string
  name: string
  bytes: number
  path: string
}

/** Puts bytes into the waiting room and looks what they are. Null where they are more than a file may have. */
export async function stageFile(
  { storage, config }: Pick<Services, 'storage' | 'config'>,
  { id, name, bytes }: { id: string; name: string; bytes: Uint8Array },
): Promise<Staged | null> {
  if (bytes.length > config.fileBytes) return null
  // Of two who stage the same file neither writes into the other's.
  const path = waitingPath(storage, `${id}-${process.hrtime.bigint()}`)
  await mkdir(storage.waitingRoom, { recursive: true })
  await writeFile(path, bytes)
  const named = safeName(name, 'fichier')
  return { ...(await examine(path, named)), id, name: named, bytes: bytes.length, path }
}

/** The same of what comes piece by piece. Nothing stays of what is more than a file may have, or breaks off. */
export async function stageStream(
  { storage, config }: Pick<Services, 'storage' | 'config'>,
  { id, name, pieces }: { id: string; name: string; pieces: AsyncIterable<Uint8Array> },
): Promise<Staged | null> {
  const path = waitingPath(storage, `${id}-${process.hrtime.bigint()}`)
  await mkdir(storage.waitingRoom, { recursive: true })
  let bytes = 0
  const within = async function* () {
    for await (const piece of pieces) {
      bytes += piece.length
      if (bytes > config.fileBytes) return
      yield piece
    }
  }
  try {
    await pipeline(within, createWriteStream(path))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  if (bytes > config.fileBytes) {
    await rm(path, { force: true })
    return null
  }
  const named = safeName(name, 'fichier')
  return { ...(await examine(path, named)), id, name: named, bytes, path }
}

/** Writes down that a file is from now on what was staged under its id; then its bytes are taken. @returns false where there is no room for more */
export async function replaceStaged(tx: Transaction, { config }: Pick<Services, 'config'>, staged: Staged): Promise<boolean> {
  const { id, name, bytes, type, kind, sha256 } = staged
  const before = await tx.prisma.file.findUniqueOrThrow({ where: { id }, select: { bytes: true, payerId: true } })
  const used = await lockRoom(tx, before.payerId)
  if (used - Number(before.bytes) + bytes > config.organisationBytes) return false
  await tx.prisma.file.update({ where: { id }, data: { bytes: BigInt(bytes), type, kind, sha256 } })
  await tx.prisma.item.update({ where: { id }, data: { title: name } })
  return true
}

/**
 * Writes staged files down as they hang on something that comes about in the same transaction. What the organisation of the actor's has no
 * room for is left out. Whoever calls keeps which hangs on what, and then has the bytes taken by `takeStaged`, at the very end.
 *
 * @returns those that are kept
 */
export async function keepStaged(
  tx: Transaction,
  { actor, config }: Context,
  staged: readonly (Staged & { at: Date; createdById: string | null })[],
  place: FilePlace,
): Promise<Staged[]> {
  if (staged.length === 0) return []
  const payerId = payerOf(actor)
  let used = await lockRoom(tx, payerId)
  const kept: Staged[] = []
  for (const { at, createdById, ...each } of staged) {
    if (used + each.bytes > config.organisationBytes) continue
    used += each.bytes
    const { audienceId, projectId, organisationId } = place
    const arrived = { id: each.id, name: each.name, bytes: BigInt(each.bytes), payerId, createdById, at, attached: true }
    await writeFileDown(tx, each, { ...arrived, place: { audienceId, projectId, organisationId } })
    kept.push(each)
  }
  return kept
}

export async function takeStaged({ storage }: Pick<Services, 'storage'>, kept: readonly Staged[]): Promise<void> {
  for (const { id, path } of kept) await storage.take(path, fileKey(id))
}

/** What was staged and not taken. */
export async function dropStaged(staged: readonly Staged[]): Promise<void> {
  for (const { path } of staged) await rm(path, { force: true })
}
