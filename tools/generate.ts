import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fingerprint, isDone, noteDone } from './fingerprint.ts'
import { inRoot, root } from './paths.ts'

const output = inRoot('apps/api/src/platform/db/generated')
const note = inRoot('apps/api/src/platform/db/generated/.made-from')

/** Makes Prisma's client from prisma/schema, unless the one that is there was made from the same. Answers whether it was made now. */
export const generate = async (): Promise<boolean> => {
  const print = fingerprint(['prisma/schema/*.prisma', 'package.json'])
  if (await isDone(note, print)) return false
  await rm(output, { recursive: true, force: true })
  // Prisma would download its native migration engine, which generating does not use: any existing program keeps it from trying.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }
  const made = spawnSync(process.execPath, [inRoot('node_modules/prisma/build/index.js'), 'generate', '--no-hints'], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`The database client could not be made from prisma/schema.\n${made.stdout}${made.stderr}`.trim())
  await noteDone(note, print)
  return true
}

if (import.meta.main) {
  console.log((await generate()) ? 'The database client was made from prisma/schema.' : 'The database client is up to date.')
}
