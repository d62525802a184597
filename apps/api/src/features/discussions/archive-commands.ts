import { idTaken } from '@navette/contract/core/errors.ts'
import { archiveAdvanced } from '@navette/contract/discussions/archive-activities.ts'
import {
  archiveEmpty,
  archiveGoesOn,
  archiveNotRead,
  archiveStarted,
  archiveUnreadable,
} from '@navette/contract/discussions/archive-endpoints.ts'
import type { Archive, ArchiveAuthor } from '@navette/contract/discussions/archive-schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Reader, sql } from '../../platform/db/database.ts'
import { creating } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { administratorsAudience, loadAbsentActor } from '../../platform/session/actor.ts'
import { findPerson } from '../accounts/queries.ts'
import { dropFiles, holdFile } from '../files/commands.ts'
import { openBytes } from '../files/queries.ts'
import { audienceOfManagers } from '../organisations/commands.ts'
import { bringArchive, siftArchive, undoing } from './archive-jobs.ts'
import { looksLikeMbox } from './archive-mbox.ts'
import { beginningUnpacked, isPacked } from './archive-packed.ts'
import { type ArchiveFacts, findArchive, getArchive, getArchiveAuthor } from './archive-queries.ts'
import { endArchive } from './archiving-commands.ts'
import { placeFor } from './place-queries.ts'
import { canArchive, mayBringArchive } from './policy.ts'
import { markKnown } from './sifting-commands.ts'
import { tellKeepers } from './telling-commands.ts'

interface Whereto {
  projectId: string | null
  organisationId: string | null
}

/** Where the actor may bring an archive: where they may open threads, and look after the place or the cluster. */
async function seeTo(context: Context, { projectId, organisationId }: Whereto): Promise<void> {
  allow(mayBringArchive(context.actor, organisationId))
  await placeFor(context, { projectId, organisationId, aboutId: null })
}

interface NewArchive extends Whereto {
  id: string
  fileId: string
}

/** Takes a file for an archive, and has it looked through. What is no mbox is refused at once. */
export async function openArchive(context: Context, { id, fileId, projectId, organisationId }: NewArchive): Promise<Archive> {
  const { actor, db, clock } = context
  await seeTo(context, { projectId, organisationId })
  const isRepeat = async () => (await db.prisma.archiveImport.count({ where: { id, byId: actor.id } })) > 0
  if (await isRepeat()) return getArchive(context, id)
  const open = () =>
    transact(context, async (tx) => {
      const { name, bytes } = await holdFile(tx, context, fileId)
      if (bytes === 0) refuse(archiveEmpty)
      const start = await beginningOf(context, fileId, bytes)
      if (!looksLikeMbox(isPacked(start) ? beginningUnpacked(start) : start)) refuse(archiveUnreadable)
      const place = { projectId, organisationId }
      const file = { fileId, fileName: name, bytes: BigInt(bytes) }
      await tx.prisma.archiveImport.create({ data: { id, byId: actor.id, ...file, ...place, openedAt: clock.now() } })
      await tx.record(archiveAdvanced, { archiveId: id }, { audienceId: actor.audienceId })
      await tx.send(siftArchive, { archiveId: id })
    })
  await creating({ archive_import_pkey: idTaken }, open, isRepeat)
  return getArchive(context, id)
}

/** Who sees it from its start on, besides whoever brings it: those who look after its place. */
async function audienceOf(tx: Transaction, { projectId, organisationId }: ArchiveFacts): Promise<string> {
  const project = projectId ? await tx.prisma.item.findUnique({ where: { id: projectId }, select: { organisationId: true } }) : null
  const keeperId = project?.organisationId ?? organisationId
  return keeperId ? audienceOfManagers(tx, keeperId) : administratorsAudience
}

async function beginningOf(context: Context, fileId: string, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of openBytes(context, fileId, { start: 0, end: Math.min(bytes, 4_096) - 1 })) pieces.push(piece)
  return Buffer.concat(pieces)
}

const refuseStarted = ({ startedAt }: ArchiveFacts) => {
  if (startedAt) refuse(archiveStarted)
}

/** One that the actor brings themselves. */
async function findOwn(context: Context, id: string, db: Reader, hold = false): Promise<ArchiveFacts> {
  const archive = await findArchive(context, id, db, hold)
  allow(canArchive.bring(context.actor, archive))
  return archive
}

/** One that the actor may stop and take out again, held until the transaction ends. */
async function holdKept(context: Context, id: string, tx: Transaction): Promise<ArchiveFacts> {
  const archive = await findArchive(context, id, tx, true)
  allow(canArchive.undo(context.actor, archive))
  return archive
}

/** Another place, before it is started; what stands there already is told anew. */
export async function chooseArchivePlace(context: Context, id: string, place: Whereto): Promise<Archive> {
  refuseStarted(await findOwn(context, id, context.db))
  await seeTo(context, place)
  await transact(context, async (tx) => {
    const archive = await findOwn(context, id, tx, true)
    refuseStarted(archive)
    await tx.prisma.archiveImport.update({ where: { id }, data: { ...place } })
    if (archive.readAt) await markKnown(tx, { ...archive, ...place })
    await tellKeepers(tx, archive)
  })
  return getArchive(context, id)
}

/** Says who of ours an author is, or that it is nobody. */
export async function matchArchiveAuthor(
  context: Context,
  id: string,
  authorId: string,
  { memberId }: { memberId: string | null },
): Promise<ArchiveAuthor> {
  await findOwn(context, id, context.db)
  if (memberId) await findPerson(context, memberId)
  await transact(context, async (tx) => {
    const archive = await findOwn(context, id, tx, true)
    refuseStarted(archive)
    const { count } = await tx.prisma.archiveAuthor.updateMany({ where: { id: authorId, importId: id }, data: { memberId, byHand: true } })
    found(count || null)
    await tellKeepers(tx, archive)
  })
  return getArchiveAuthor(context, id, authorId)
}

/** Starts it, or goes on with one that was stopped; started twice, it is started once. */
export async function runArchive(context: Context, id: string): Promise<Archive> {
  await transact(context, async (tx) => {
    const archive = await findOwn(context, id, tx, true)
    if (archive.undoingAt) refuse(archiveStarted)
    if (archive.startedAt && !archive.stoppedAt) return
    if (!archive.readAt || !archive.fileId) refuse(archiveNotRead)
    const now = context.clock.now()
    const audienceId = await audienceOf(tx, archive)
    await tx.rows(sql`
      UPDATE archive_import SET started_at = ${now}, advanced_at = ${now}, finished_at = NULL, stopped_at = NULL, problem = NULL, result = NULL,
        audience_id = ${audienceId}::uuid WHERE id = ${id}::uuid`)
    await tellKeepers(tx, { ...archive, audienceId })
    await tx.send(bringArchive, { archiveId: id })
  })
  return getArchive(context, id)
}

/** Stops it: what is in hand is brought to its end first, because it holds the archive's row. */
export async function stopArchive(context: Context, id: string): Promise<Archive> {
  const { byId } = await findArchive(context, id, context.db)
  // What came is told in the name of whoever brought it, also where somebody else puts an end to it.
  const actor = byId === context.actor.id ? context.actor : byId && (await loadAbsentActor(context.db, byId, context.clock.today()))
  await transact({ ...context, actor: actor || null }, async (tx) => {
    const archive = await holdKept(context, id, tx)
    if (archive.startedAt && !archive.finishedAt) await endArchive(context, tx, archive, { stopped: true })
  })
  return getArchive(context, id)
}

/** Takes out again what came; twice is once. */
export async function undoArchive(context: Context, id: string): Promise<Archive> {
  await transact(context, async (tx) => {
    const archive = await holdKept(context, id, tx)
    if (archive.undoingAt) return
    if (!archive.startedAt) refuse(archiveNotRead)
    if (!archive.finishedAt) refuse(archiveGoesOn)
    const now = context.clock.now()
    await tx.prisma.archiveImport.update({ where: { id }, data: { undoingAt: now, undoingById: context.actor.id, advancedAt: now } })
    await tellKeepers(tx, archive)
    await tx.send(undoing, { archiveId: id })
  })
  return getArchive(context, id)
}

/** Drops an archive that was not started, with its file. */
export async function forgetArchive(context: Context, id: string): Promise<void> {
  await transact(context, async (tx) => {
    const archive = await findOwn(context, id, tx, true)
    refuseStarted(archive)
    await tx.prisma.archiveImport.delete({ where: { id } })
    if (archive.fileId) await dropFiles(tx, [archive.fileId])
    await tellKeepers(tx, archive)
  })
}
