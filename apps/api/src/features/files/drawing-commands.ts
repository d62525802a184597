import { fileDrawn } from '@navette/contract/files/activities.ts'
import { byItself, type Services } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { fileKey, keysOf, thumbnailKey, thumbnailSizes } from './keys.ts'
import { draw } from './picture.ts'

/** Draws the thumbnails of a picture. One that cannot be read after all is a file like others. */
export async function drawFile(services: Services, id: string): Promise<void> {
  const { db, storage, log } = services
  const file = await db.prisma.file.findUnique({ where: { id }, include: { item: { select: { audienceId: true } } } })
  if (file?.drawing !== 'waiting') return
  const bytes = await storage.read(fileKey(id))
  let drawn = bytes !== null
  try {
    for (const size of thumbnailSizes) if (bytes) await storage.write(thumbnailKey(id, size), await draw(bytes, size))
  } catch (error) {
    log.info({ err: error, fileId: id }, 'a picture cannot be drawn')
    drawn = false
  }
  await transact(byItself(services), async (tx) => {
    await tx.prisma.file.updateMany({ where: { id }, data: drawn ? { drawing: 'drawn' } : { drawing: 'none' } })
    // Where it hangs now: it may have been attached while it was drawn.
    const item = await tx.prisma.item.findUnique({ where: { id }, select: { audienceId: true, projectId: true } })
    if (item) await tx.record(fileDrawn, { fileId: id }, item)
  })
}

/** Removes the bytes of files whose rows are gone. */
export async function forgetBytes({ storage }: Services, fileIds: readonly string[]): Promise<void> {
  for (const key of fileIds.flatMap(keysOf)) await storage.remove(key)
}
