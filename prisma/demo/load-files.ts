import { createHash } from 'node:crypto'
import { fileKey, thumbnailKey, thumbnailSizes } from '../../apps/api/src/features/files/keys.ts'
import { draw } from '../../apps/api/src/features/files/picture.ts'
import type { Prisma } from '../../apps/api/src/platform/db/generated/client.ts'
import type { Storage } from '../../apps/api/src/platform/files/storage.ts'
import { files } from './files.ts'
import { demoId } from './ids.ts'
import type { DemoFileKey, DemoThread } from './types.ts'

export interface MadeFile {
  key: DemoFileKey
  content: Buffer
}

/** The bytes of the files that the demonstration's posts carry. */
export const makeFiles = (threads: DemoThread[]): Promise<MadeFile[]> => {
  const keys = threads.flatMap(({ posts }) => posts.flatMap((post) => post.files ?? []))
  return Promise.all(keys.map(async (key) => ({ key, content: await files[key].make() })))
}

/** A post that carries files, and where it stands. */
interface Carrier {
  postId: string
  by: string
  at: Date
  fileKeys: DemoFileKey[]
  projectId: string | null
  audienceId: string
  organisationId: string | null
}

export async function addFiles(tx: Prisma.TransactionClient, made: MadeFile[], carriers: Carrier[]): Promise<void> {
  const contents = new Map(made.map(({ key, content }) => [key, content]))
  for (const { postId, by, at, fileKeys, ...where } of carriers) {
    for (const [place, key] of fileKeys.entries()) {
      const id = demoId('file', key)
      const { name: title, kind, type, size } = files[key]
      const content = contents.get(key) ?? Buffer.alloc(0)
      await tx.item.create({ data: { id, kind: 'file', title, ...where, createdById: demoId('member', by), createdAt: at, lastAt: at } })
      await tx.file.create({
        data: {
          id,
          kind,
          type,
          bytes: content.length,
          sha256: new Uint8Array(createHash('sha256').update(content).digest()),
          ...size,
          drawing: size ? 'drawn' : 'none',
          payerId: where.organisationId,
          attachedAt: at,
        },
      })
      await tx.postFile.create({ data: { postId, fileId: id, place } })
    }
  }
}

/** Keeps the bytes, and the thumbnails of the pictures. */
export async function storeFiles(storage: Storage, made: MadeFile[]): Promise<void> {
  for (const { key, content } of made) {
    const id = demoId('file', key)
    await storage.write(fileKey(id), content)
    for (const size of files[key].size ? thumbnailSizes : []) await storage.write(thumbnailKey(id, size), await draw(content, size))
  }
}
