import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { byItself, type Services } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { dropStaged, replaceStaged, type Staged, stageStream, takeStaged } from '../files/commands.ts'
import { openBytes, readFileType } from '../files/queries.ts'
import { Damaged, isPacked, packedType, unpacked } from './archive-packed.ts'
import { type ArchiveFacts, holdArchive } from './archive-queries.ts'
import { tellKeepers } from './telling-commands.ts'

/**
 * Unpacks an archive that came packed (gzip): its messages are read from where they stand, again and again. From then on its file is what it held,
 * within what a file may have and what its organisation has room for.
 *
 * @returns whether it can be looked through
 */
export async function unpackArchive(services: Services, archive: ArchiveFacts, fileId: string): Promise<boolean> {
  if ((await readFileType(services.db, fileId)) !== packedType) return true
  let staged: Staged | null = null
  let problem: Archive['problem'] = null
  try {
    staged = await stageStream(services, {
      id: fileId,
      name: archive.fileName.replace(/\.gz$/i, ''),
      pieces: await piecesOf(services, fileId),
    })
    if (!staged) problem = 'unpacked_too_large'
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    problem = 'damaged'
  }
  try {
    return await transact(byItself(services), async (tx) => {
      const held = await holdArchive(tx, archive.id)
      if (!held || held.readAt || held.bytesRead > 0) return false
      if (staged && !(await replaceStaged(tx, services, staged))) problem = 'no_room'
      const data = staged && !problem ? { bytes: BigInt(staged.bytes) } : { problem }
      await tx.prisma.archiveImport.update({ where: { id: archive.id }, data: { ...data, advancedAt: services.clock.now() } })
      await tellKeepers(tx, held)
      // Last, as with every staged file: done again, it puts the same bytes in the same place.
      if (staged && !problem) await takeStaged(services, [staged])
      return !problem
    })
  } finally {
    if (staged) await dropStaged([staged])
  }
}

/** A server that fell after the bytes were taken and before the row was written has left them unpacked. */
async function piecesOf(services: Services, fileId: string): Promise<AsyncIterable<Buffer>> {
  const start: Buffer[] = []
  for await (const piece of openBytes(services, fileId, { start: 0, end: 2 })) start.push(piece)
  const whole = openBytes(services, fileId)
  return isPacked(Buffer.concat(start)) ? unpacked(whole) : whole
}
