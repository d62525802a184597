import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder where uploaded files are kept. */
export interface Storage {
  /** Writes, reads back and removes a small file; throws where the folder cannot be used. */
  check(): Promise<void>
}

export const createStorage = (folder: string): Storage => ({
  check: async () => {
    await mkdir(folder, { recursive: true })
    const probe = join(folder, `.probe-${randomUUID()}`)
    try {
      await writeFile(probe, 'navette')
      if ((await readFile(probe, 'utf8')) !== 'navette') throw new Error('The storage folder does not keep what is written to it.')
    } finally {
      await rm(probe, { force: true })
    }
  },
})
