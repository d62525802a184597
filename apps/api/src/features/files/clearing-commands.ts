import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { byItself, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { transact } from '../../platform/db/transact.ts'
import { forgetting } from './jobs.ts'
import { waitingPath } from './keys.ts'

const hours = 3_600_000
/** An upload on which nothing moves, and a file that hangs on nothing, are kept for a day: a draft may wait for the evening. */
const patience = 24 * hours
/** One day longer than what they hung on can be brought back. */
const trashed = 31 * 24 * hours

/** Clears away what was never finished, never attached, or can no longer come back. */
export async function clearFiles(services: Services): Promise<void> {
  const { db, clock, storage } = services
  const before = (age: number) => new Date(clock.now().getTime() - age)
  const uploads = await db.rows<{ id: string }>(sql`DELETE FROM upload WHERE last_at < ${before(patience)} RETURNING id`)
  for (const { id } of uploads) await rm(waitingPath(storage, id), { force: true })
  await clearWaitingRoom(services, before(2 * patience))
  await transact(byItself(services), async (tx) => {
    const gone = await tx.rows<{ id: string }>(sql`
      DELETE FROM item i USING file f WHERE f.id = i.id AND (
        (f.attached_at IS NULL AND i.created_at < ${before(patience)}) OR i.trashed_at < ${before(trashed)})
      RETURNING i.id::text AS id`)
    if (gone.length > 0) await tx.send(forgetting, { fileIds: gone.map(({ id }) => id) })
  })
}

/** What a server that was killed had in hand. An upload that goes on, or was given up a moment ago, was touched since. */
async function clearWaitingRoom({ storage: { waitingRoom } }: Services, before: Date): Promise<void> {
  for (const name of await readdir(waitingRoom).catch(() => [])) {
    const path = join(waitingRoom, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtime < before) await rm(path, { force: true })
  }
}
