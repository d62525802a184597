import { rm, stat } from 'node:fs/promises'
import { idTaken } from '@navette/contract/core/errors.ts'
import { fileArrived } from '@navette/contract/files/activities.ts'
import { fileTooLarge, storageFull } from '@navette/contract/files/endpoints.ts'
import type { Upload } from '@navette/contract/files/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { safeName } from '../../platform/files/name.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { examine, lockRoom, payerOf, writeFileDown } from './arriving-commands.ts'
import { discardFile } from './commands.ts'
import { fileKey, waitingPath } from './keys.ts'
import { findArrived, findUpload } from './queries.ts'

interface NewUpload {
  id: string
  name: string
  bytes: number
}

/** Admits a file, before its first byte: its size counts from now on, so that two at once cannot pass the limit. @returns whether it has arrived already */
export async function startUpload(context: Context, { id, name: given, bytes }: NewUpload): Promise<{ arrived: boolean }> {
  const { actor, clock, config, storage } = context
  if (bytes > config.fileBytes) refuse(fileTooLarge, { limit: config.fileBytes })
  const name = safeName(given, nameless[actor.language])
  const upload = { id, name, bytes }
  const there = await findArrived(context, id)
  if (there) return there.bytes === bytes ? { arrived: true } : refuse(idTaken)
  if ((await context.db.prisma.item.count({ where: { id } })) > 0) refuse(idTaken)
  const { free } = await storage.space()
  if (free - bytes < spared) refuse(storageFull)
  const payerId = payerOf(actor)
  const now = clock.now()
  const admit = () =>
    transact(context, async (tx) => {
      const used = await lockRoom(tx, payerId)
      // One that is repeated has its room already.
      if (used + bytes > config.organisationBytes && !(await tx.prisma.upload.findUnique({ where: { id } }))) {
        refuse(storageFull, { limit: config.organisationBytes })
      }
      await tx.prisma.upload.create({ data: { ...upload, memberId: actor.id, payerId, startedAt: now, lastAt: now } })
    })
  await creating({ upload_pkey: idTaken }, admit, async () => {
    const started = await findUpload(context, id)
    return started?.bytes === bytes && started.name === name
  })
  return { arrived: false }
}

const nameless = { fr: 'fichier', en: 'file' }

/** Bytes of the disk that uploads leave alone: the database lives there too. */
const spared = 500 * 1_048_576

/** Notes that bytes arrive, so that what is slow is not taken for what was given up. */
export async function continueUpload({ db, clock, actor }: Context, id: string): Promise<void> {
  await db.prisma.upload.updateMany({ where: { id, memberId: actor.id }, data: { lastAt: clock.now() } })
}

/**
 * Makes a file of an upload that is whole: looks what it is, takes out of a picture where it was taken, and keeps it. Safe to run twice, and for two
 * at once.
 */
export async function completeUpload(context: Context, id: string): Promise<void> {
  const { actor, clock, storage } = context
  const upload = await findUpload(context, id)
  if (!upload) return
  const path = waitingPath(storage, id)
  const examined = await examine(path, upload.name)
  await transact(context, async (tx) => {
    const [row] = await tx.rows<{ payerId: string | null }>(
      sql`DELETE FROM upload WHERE id = ${id}::uuid AND member_id = ${actor.id}::uuid RETURNING payer_id AS "payerId"`,
    )
    if (!row) return
    const now = clock.now()
    const { audienceId } = actor
    const bytes = BigInt(upload.bytes)
    const { name } = upload
    await writeFileDown(tx, examined, { id, name, bytes, payerId: row.payerId, createdById: actor.id, at: now, place: { audienceId } })
    await tx.record(fileArrived, { fileId: id }, { audienceId, itemId: id })
    // Last: nothing but the end of the transaction can fail any more, and what then waits nowhere is sent again.
    await storage.take(path, fileKey(id))
  })
}

/** How far an upload of the actor's has come. One that is whole becomes a file: the server may have ended just before. */
export async function standingOf(context: Context, id: string): Promise<Upload> {
  const arrived = await findArrived(context, id)
  if (arrived) return { ...arrived, offset: arrived.bytes }
  const upload = found(await findUpload(context, id))
  const there = found(await stat(waitingPath(context.storage, id)).catch(() => null))
  if (there.size === upload.bytes) await completeUpload(context, id)
  return { ...upload, offset: there.size }
}

/** Forgets an upload that its sender gave up; one that has arrived meanwhile is thrown away. */
export async function cancelUpload(context: Context, id: string): Promise<void> {
  const { db, actor, storage } = context
  const { count } = await db.prisma.upload.deleteMany({ where: { id, memberId: actor.id } })
  if (count === 0) return discardFile(context, id)
  await rm(waitingPath(storage, id), { force: true })
}
