import { createHash } from 'node:crypto'
import { archiveImported, archiveThreadsBrought } from '@navette/contract/discussions/archive-activities.ts'
import type { ArchiveProblem } from '@navette/contract/discussions/archive-schema.ts'
import { byItself, type Context, type OpenContext, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { Refused } from '../../platform/http/refuse.ts'
import { clusterAudience, loadAbsentActor } from '../../platform/session/actor.ts'
import { dropStaged, stageFile, takeStaged } from '../files/commands.ts'
import { openBytes } from '../files/queries.ts'
import { readMail } from './archive-mail.ts'
import {
  type ArchiveFacts,
  figuresOf,
  holdArchive,
  nextMessages,
  readArchive,
  readTelling,
  type WaitingMessage,
} from './archive-queries.ts'
import type { Telling } from './archive-text.ts'
import type { Place } from './commands.ts'
import { type Read, writeMessages } from './filing-commands.ts'
import { placeFor } from './place-queries.ts'
import { mayBringArchive } from './policy.ts'
import { tellKeepers } from './telling-commands.ts'

/** Messages that stand or fall together: few enough that a stop is heard within a second or two. */
const bundle = { most: 40, mostBytes: 16 * 1_048_576 }

/** Files of one message: somebody's photographs of a whole evening. */
const mostFiles = 100

/** Between two pieces of news, in milliseconds: to whoever brings it, and to everybody who has a list open. */
const newsEvery = { importer: 500, readers: 5_000 }

/**
 * Brings in the messages of an archive that are left, bundle by bundle, each whole or not at all: a server that falls in the middle has done nothing
 * twice, and the next one goes on where messages are not yet there. Nobody is told of what was said years ago, and it counts as read.
 */
export async function bringThreads(services: Services, archiveId: string): Promise<void> {
  const archive = await readArchive(services.db, archiveId)
  if (!archive) return
  const telling = await readTelling(services.db, archiveId)
  const told = { importer: 0, readers: Date.now() }
  let audienceId: string | null = null
  for (;;) {
    const brought = await bringBundle(services, archiveId, telling)
    if (brought === null) break
    audienceId = brought.audienceId
    await transact(byItself(services), async (tx) => {
      const now = Date.now()
      if (now - told.importer >= newsEvery.importer) {
        told.importer = now
        await tellKeepers(tx, archive)
      }
      if (now - told.readers < newsEvery.readers) return
      told.readers = now
      await tx.record(archiveThreadsBrought, placed(archive), { audienceId: brought.audienceId })
    })
  }
  await transact(byItself(services), async (tx) => {
    await tellKeepers(tx, archive)
    if (audienceId) await tx.record(archiveThreadsBrought, placed(archive), { audienceId })
  })
}

const placed = ({ id, projectId, organisationId }: ArchiveFacts) => ({ archiveId: id, projectId, organisationId })

/** @returns null where nothing is left to do: it has ended, was stopped, or somebody else has it in hand */
async function bringBundle(
  services: Services,
  archiveId: string,
  { marks, addresses }: { marks: ReadonlySet<string>; addresses: ReadonlySet<string> },
): Promise<Place | null> {
  const archive = await readArchive(services.db, archiveId)
  if (!archive?.fileId || !archive.startedAt || archive.finishedAt) return null
  const context = await contextOf(services, archive)
  const place = context && (await placeOf(context, archive))
  if (!context || !place) {
    await endLost(services, archiveId)
    return null
  }
  const messages = await nextMessages(services.db, archiveId, bundle)
  const telling = { language: context.actor.language, addresses }
  const read: Read[] = []
  try {
    for (const message of messages) read.push(await readMessage(services, archive, archive.fileId, message, telling))
    return await transact(context, async (tx) => {
      const held = await holdArchive(tx, archiveId)
      if (!held || held.finishedAt) return null
      if (messages.length === 0) {
        await endArchive(context, tx, held, { stopped: false })
        return null
      }
      const kept = await writeMessages(tx, context, { archive: held, place, read, marks })
      await tx.prisma.archiveImport.update({ where: { id: archiveId }, data: { advancedAt: services.clock.now() } })
      // Last: nothing but the end of the transaction can fail any more, and its next attempt puts the same bytes in the same place.
      await takeStaged(services, kept)
      return place
    })
  } finally {
    await dropStaged(read.flatMap(({ staged }) => staged))
  }
}

/** Whoever brings it, as they stand now; null once they may no longer come in. */
async function contextOf(services: Services, { byId }: ArchiveFacts): Promise<Context | null> {
  const actor = byId ? await loadAbsentActor(services.db, byId, services.clock.today()) : null
  return actor && { ...byItself(services), actor }
}

/** Where it goes; null once whoever brings it may no longer write there. */
async function placeOf(context: Context, { projectId, organisationId }: ArchiveFacts): Promise<Place | null> {
  if (!mayBringArchive(context.actor, organisationId)) return null
  return placeFor(context, { projectId, organisationId, aboutId: null }).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
}

async function endLost(services: Services, archiveId: string): Promise<void> {
  const open = byItself(services)
  await transact(open, async (tx) => {
    const held = await holdArchive(tx, archiveId)
    if (!held || held.finishedAt) return
    await tx.prisma.archiveImport.update({ where: { id: archiveId }, data: { problem: 'place_lost' } })
    await endArchive(open, tx, held, { stopped: true })
  })
}

async function readMessage(
  services: Services,
  { id }: ArchiveFacts,
  fileId: string,
  message: WaitingMessage,
  telling: Telling,
): Promise<Read> {
  const pieces: Buffer[] = []
  const end = message.starts + message.bytes - 1
  for await (const piece of openBytes(services, fileId, { start: message.starts, end })) pieces.push(piece)
  const mail = await readMail(Buffer.concat(pieces), telling)
  const problems: ArchiveProblem[] = [...(mail?.problems ?? [])]
  const files = mail?.files ?? []
  if (files.length > mostFiles) problems.push('file_too_many')
  const staged: Read['staged'] = []
  for (const [at, { name, bytes, inText }] of files.slice(0, mostFiles).entries()) {
    const file = await stageFile(services, { id: idOf(`${id} ${message.number} ${at}`), name, bytes })
    if (file) staged.push({ ...file, inText })
    else problems.push('file_too_large')
  }
  return { ...message, mail, staged, problems }
}

/** The same file of the same message has the same id however often it is brought: what a fallen server left in the storage is written over (RFC 9562, version 8). */
function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Writes the end of an import, whose row is held, with its figures; the place is told once of all that came. */
export async function endArchive(
  context: OpenContext,
  tx: Transaction,
  archive: ArchiveFacts,
  { stopped }: { stopped: boolean },
): Promise<void> {
  const now = context.clock.now()
  const figures = await figuresOf(tx, archive.id)
  await tx.prisma.archiveImport.update({
    where: { id: archive.id },
    data: { finishedAt: now, ...(stopped ? { stoppedAt: now } : { result: { ...figures } }) },
  })
  await tellKeepers(tx, archive)
  if (figures.importedCount === 0) return
  const [place] = await tx.rows<{ audienceId: string }>(sql`
    SELECT COALESCE((SELECT audience_id FROM item WHERE id = ${archive.projectId}::uuid),
      (SELECT audience_id FROM organisation WHERE id = ${archive.organisationId}::uuid), ${clusterAudience}::uuid) AS "audienceId"`)
  const year = (written: string | null) => new Date(written ?? now).getUTCFullYear()
  const facts = {
    archiveId: archive.id,
    projectId: archive.projectId,
    threads: figures.importedThreadCount,
    messages: figures.importedCount,
  }
  await tx.record(
    archiveImported,
    { ...facts, from: year(figures.from), until: year(figures.until) },
    { audienceId: place?.audienceId ?? clusterAudience, projectId: archive.projectId },
  )
}
