import { newId } from '@navette/contract/core/ids.ts'
import { archiveKeptDays, mostMessages } from '@navette/contract/discussions/archive-schema.ts'
import { byItself, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { dropFiles } from '../files/commands.ts'
import { openBytes } from '../files/queries.ts'
import { type MailHead, mostHead, readHead } from './archive-headers.ts'
import { mostMail } from './archive-mail.ts'
import { type MboxSlice, messagesIn } from './archive-mbox.ts'
import { type ArchiveFacts, findStalledArchives, holdArchive, placeIdOf, readArchive } from './archive-queries.ts'
import { type Strand, type Woven, weave } from './archive-weave.ts'
import { tellKeepers } from './telling-commands.ts'
import { unpackArchive } from './unpacking-commands.ts'

/** Messages that are written down at once. */
const bundle = 500

/** Between two pieces of news, in milliseconds. */
const newsEvery = 500

/**
 * Looks an archive through, bundle by bundle, from where it stands: who wrote what, when, in answer to what. A server that falls has lost one
 * bundle of the work. Then tells which messages make threads.
 */
export async function siftMessages(services: Services, archiveId: string): Promise<void> {
  let told = 0
  let unpacked = false
  for (;;) {
    const archive = await readArchive(services.db, archiveId)
    if (!archive?.fileId || archive.readAt || archive.problem) return
    if (!unpacked) {
      unpacked = archive.bytesRead > 0 || (await unpackArchive(services, archive, archive.fileId))
      if (unpacked) continue
      return
    }
    const sifted = await siftBundle(services, archive, archive.fileId, Date.now() - told >= newsEvery)
    if (sifted === null) return
    if (sifted.told) told = Date.now()
    if (sifted.done) break
  }
  await weaveThreads(services, archiveId)
}

/** A message as the file has it, whether or not it can be read. */
interface Sifted extends MailHead {
  number: number
  slice: MboxSlice
  at: Date
  outcome: 'skipped' | null
}

/** @returns null where nothing is left to do, or somebody else has the archive in hand */
async function siftBundle(
  services: Services,
  archive: ArchiveFacts,
  fileId: string,
  tell: boolean,
): Promise<{ done: boolean; told: boolean } | null> {
  const { db, clock } = services
  const [last] = await db.rows<{ number: number; sentAt: Date }>(sql`
    SELECT number, sent_at AS "sentAt" FROM archive_message WHERE import_id = ${archive.id}::uuid ORDER BY number DESC LIMIT 1`)
  const sifted: Sifted[] = []
  let before = last?.sentAt ?? archive.openedAt
  let until = archive.bytes
  const rest = archive.bytesRead < archive.bytes ? openBytes(services, fileId, { start: archive.bytesRead, end: archive.bytes - 1 }) : null
  for await (const slice of rest ? messagesIn(rest, archive.bytesRead) : []) {
    if (sifted.length === bundle) {
      until = slice.line
      break
    }
    const number = (last?.number ?? 0) + sifted.length + 1
    const head = slice.bytes > 0 ? await readHead(await headOf(services, fileId, slice), slice.bytes, slice.envelope, clock.now()) : null
    const at = head?.sentAt ?? before
    before = at
    sifted.push({ ...(head ?? unread(archive.id, number)), number, slice, at, ...verdictOn(head, slice) })
  }
  rest?.destroy()
  const done = until === archive.bytes
  return transact(byItself(services), async (tx) => {
    const held = await holdArchive(tx, archive.id)
    if (!held || held.readAt || held.bytesRead !== archive.bytesRead) return null
    await writeDown(tx, archive.id, sifted)
    const tooMany = (last?.number ?? 0) + sifted.length > mostMessages
    await tx.prisma.archiveImport.update({
      where: { id: archive.id },
      data: { bytesRead: BigInt(until), advancedAt: clock.now(), ...(tooMany && { problem: 'too_many' }) },
    })
    if (tell || tooMany) await tellKeepers(tx, archive)
    return { done: done && !tooMany, told: tell }
  })
}

async function headOf(services: Services, fileId: string, { starts, bytes }: MboxSlice): Promise<Buffer> {
  const pieces: Buffer[] = []
  // Most heads are short: the rest is asked for only where there is one.
  for (const [from, to] of [
    [0, 16_384],
    [16_384, mostHead],
  ] as const) {
    if (from >= bytes) break
    for await (const piece of openBytes(services, fileId, { start: starts + from, end: starts + Math.min(bytes, to) - 1 }))
      pieces.push(piece)
    const read = Buffer.concat(pieces)
    if (read.includes('\n\n') || read.includes('\r\n\r\n')) return read
  }
  return Buffer.concat(pieces)
}

const unread = (archiveId: string, number: number): MailHead => ({
  messageId: `unread:${archiveId}:${number}`,
  refs: [],
  subject: '',
  name: '',
  address: '',
  sentAt: null,
  problems: [],
})

const verdictOn = (head: MailHead | null, { bytes }: MboxSlice): Pick<Sifted, 'outcome' | 'problems'> => {
  if (!head) return { outcome: 'skipped', problems: ['unreadable'] }
  if (bytes > mostMail) return { outcome: 'skipped', problems: ['too_large'] }
  return { outcome: null, problems: head.problems }
}

async function writeDown(tx: Transaction, importId: string, sifted: readonly Sifted[]): Promise<void> {
  await tx.prisma.archiveMessage.createMany({
    data: sifted.map(({ number, slice, messageId, refs, address, subject, at, outcome, problems }) => ({
      importId,
      number,
      starts: BigInt(slice.starts),
      bytes: slice.bytes,
      messageId,
      refs,
      address,
      subject: subject.slice(0, 1_000),
      sentAt: at,
      outcome,
      problems,
    })),
  })
  const authors = new Map(sifted.filter(({ outcome }) => outcome === null).map(({ address, name }) => [address, name]))
  if (authors.size === 0) return
  // Of several ways of signing, the longest says most.
  await tx.rows(sql`
    INSERT INTO archive_author AS a (id, import_id, address, name)
    SELECT u.id, ${importId}::uuid, u.address, u.name FROM unnest(${[...authors].map(() => newId())}::uuid[], ${[...authors.keys()]}::text[], ${[...authors.values()]}::text[]) AS u (id, address, name)
    ON CONFLICT (import_id, address) DO UPDATE SET name = EXCLUDED.name WHERE length(EXCLUDED.name) > length(a.name)`)
}

/** Tells which messages make a thread, who wrote them, and what is passed over; done twice it comes to the same. */
async function weaveThreads(services: Services, archiveId: string): Promise<void> {
  const { db, clock } = services
  await db.rows(sql`
    UPDATE archive_message m SET outcome = 'skipped', problems = m.problems || '{twice}'
    FROM archive_message first WHERE m.import_id = ${archiveId}::uuid AND m.outcome IS NULL AND first.import_id = m.import_id
      AND first.message_id = m.message_id AND first.number < m.number AND first.outcome IS NULL`)
  const strands = await db.rows<Strand>(sql`
    SELECT number, message_id AS "messageId", refs, subject, sent_at AS "sentAt" FROM archive_message
    WHERE import_id = ${archiveId}::uuid AND outcome IS NULL ORDER BY number`)
  const woven = weave(strands)
  await transact(byItself(services), async (tx) => {
    const archive = await holdArchive(tx, archiveId)
    if (!archive || archive.readAt) return
    await writePlaces(tx, archiveId, woven)
    await tx.rows(sql`
      UPDATE archive_author a SET member_id = m.id FROM member m
      WHERE a.import_id = ${archiveId}::uuid AND NOT a.by_hand AND a.address <> '' AND m.email = a.address::citext`)
    await markKnown(tx, archive)
    await tx.prisma.archiveImport.update({ where: { id: archiveId }, data: { readAt: clock.now(), advancedAt: clock.now() } })
    await tellKeepers(tx, archive)
  })
}

const writePlaces = (tx: Transaction, importId: string, woven: readonly Woven[]) =>
  tx.rows(sql`
    UPDATE archive_message m SET thread = w.thread, place = w.place
    FROM unnest(${woven.map(({ number }) => number)}::int[], ${woven.map(({ thread }) => thread)}::int[], ${woven.map(({ place }) => place)}::int[])
      AS w (number, thread, place)
    WHERE m.import_id = ${importId}::uuid AND m.number = w.number`)

/** What stands in the place of an archive already does not come again. */
export async function markKnown(tx: Transaction, archive: Pick<ArchiveFacts, 'id' | 'projectId' | 'organisationId'>): Promise<void> {
  await tx.rows(sql`
    UPDATE archive_message SET outcome = NULL, problems = array_remove(problems, 'known')
    WHERE import_id = ${archive.id}::uuid AND 'known' = ANY(problems)`)
  await tx.rows(sql`
    UPDATE archive_message m SET outcome = 'skipped', problems = m.problems || '{known}' FROM archived_post p
    WHERE m.import_id = ${archive.id}::uuid AND m.outcome IS NULL AND p.place_id = ${placeIdOf(archive)}::uuid AND p.message_id = m.message_id`)
}

/** Archives that stand still. */
export const resumable = ({ db, clock }: Services) => findStalledArchives(db, new Date(clock.now().getTime() - 30_000))

/** Some time after its end an archive keeps its figures; one that was never started goes whole. */
export async function forgetArchives(services: Services): Promise<void> {
  const before = new Date(services.clock.now().getTime() - archiveKeptDays * 86_400_000)
  await transact(byItself(services), async (tx) => {
    const ended = await tx.rows<{ id: string; fileId: string | null }>(sql`
      SELECT id, file_id AS "fileId" FROM archive_import WHERE COALESCE(undone_at, finished_at) < ${before}
        AND (file_id IS NOT NULL OR EXISTS (SELECT 1 FROM archive_message m WHERE m.import_id = archive_import.id)) LIMIT 20`)
    const never = await tx.rows<{ id: string; fileId: string | null }>(
      sql`DELETE FROM archive_import WHERE started_at IS NULL AND opened_at < ${before} RETURNING id, file_id AS "fileId"`,
    )
    const ids = ended.map(({ id }) => id)
    await tx.prisma.archiveMessage.deleteMany({ where: { importId: { in: ids } } })
    await tx.prisma.archiveAuthor.deleteMany({ where: { importId: { in: ids } } })
    await dropFiles(
      tx,
      [...ended, ...never].flatMap(({ fileId }) => fileId ?? []),
    )
  })
}
