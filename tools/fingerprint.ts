import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inRoot, root } from './paths.ts'

/** A hash of the files that these globs name, of their paths and contents; the same on every machine. */
export const fingerprint = (globs: string[], exclude: string[] = []): string => {
  const hash = createHash('sha256')
  const files = globSync(globs, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', ...exclude], withFileTypes: true })
  const names = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`.slice(root.length))
  for (const name of names.map((each) => each.replaceAll('\\', '/')).sort())
    hash
      .update(`${name}\0`)
      .update(readFileSync(inRoot(name)))
      .update('\0')
  return hash.digest('hex')
}

/** Whether a step was already done for this fingerprint; it is noted in `file`, beside what the step made. */
export const isDone = async (file: string, print: string): Promise<boolean> =>
  (await readFile(file, 'utf8').catch(() => '')).trim() === print

export const noteDone = async (file: string, print: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${print}\n`)
}
