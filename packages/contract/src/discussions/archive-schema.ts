import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { PersonRef } from '../core/refs.ts'
import { Instant } from '../core/time.ts'
import { ThreadPlace } from './schema.ts'

/** Messages of one archive: twenty years of a busy list. */
export const mostMessages = 200_000

/** Days for which the file, its addresses and what is said of each message are kept after the end; figures and threads stay. */
export const archiveKeptDays = 30

export const ArchiveState = z
  .enum(['reading', 'ready', 'unreadable', 'running', 'finished', 'stopped', 'undoing', 'undone'])
  .describe('`reading`: the file is looked through; `ready`: what would come is known, nothing has; `stopped`: what came stays')
export type ArchiveState = z.infer<typeof ArchiveState>

/**
 * What is to be told of a message. It does not come: `twice` in the file, `known` in its place already, `too_large`, `unreadable`, `nothing_said`. It
 * comes, but: its hour was broken and is that of the relay that received it (`date_received`), of the mailbox (`date_mailbox`) or of the message before
 * it (`date_guessed`); a file of it does not (`file_too_large`, `file_no_room`, `file_too_many`); its text was too long and stands whole in a file
 * (`text_cut`); its letters could not all be told (`letters_lost`); messages within messages went deeper than is followed (`too_deep`).
 */
export const ArchiveProblem = z.enum([
  'twice',
  'known',
  'too_large',
  'unreadable',
  'nothing_said',
  'date_received',
  'date_mailbox',
  'date_guessed',
  'file_too_large',
  'file_no_room',
  'file_too_many',
  'text_cut',
  'letters_lost',
  'too_deep',
])
export type ArchiveProblem = z.infer<typeof ArchiveProblem>

/** An archive in the list of those one brought or looks after. */
export const ArchiveSummary = z.object({
  id: Id,
  fileName: z.string(),
  state: ArchiveState,
  problem: z
    .enum(['too_many', 'place_lost', 'unpacked_too_large', 'no_room', 'damaged'])
    .nullable()
    .describe(
      'Why it goes no further: more messages than an archive may have, or one may no longer write in its place; of a packed one, that it holds more than a file may have, or than there is room for, or cannot be read to its end',
    ),
  messageCount: z.int(),
  threadCount: z.int(),
  doneCount: z.int().describe('Messages that came or were passed over'),
  openedAt: Instant,
  finishedAt: Instant.nullable(),
  by: PersonRef.nullable().describe('Who brought it; null once they are gone'),
  can: z
    .object({ bring: z.boolean(), read: z.boolean(), undo: z.boolean() })
    .describe(
      '`bring`: say where it goes and who wrote it, start it and go on; `read`: its threads and problems; `undo`: stop it and take it out',
    ),
})
export type ArchiveSummary = z.infer<typeof ArchiveSummary>

/** The archive of a mailing list on its way in. */
export const Archive = ArchiveSummary.extend({
  bytes: z.int(),
  bytesRead: z.int(),
  place: ThreadPlace,
  authorCount: z.int(),
  unknownCount: z.int().describe('Authors who are nobody of ours'),
  from: Instant.nullable().describe('Of its first message'),
  until: Instant.nullable().describe('Of its last message'),
  importedCount: z.int(),
  importedThreadCount: z.int(),
  problems: z.partialRecord(ArchiveProblem, z.int()).describe('How many messages have each'),
  keptThreads: z
    .array(z.object({ id: Id, title: z.string() }))
    .describe('Once undone: threads that stayed, because members have written in them since; twenty at most'),
  keptThreadCount: z.int(),
  messagesKept: z.boolean().describe('False once what is said of each message was forgotten, some time after the end'),
})
export type Archive = z.infer<typeof Archive>

/** Somebody who wrote in the archive. */
export const ArchiveAuthor = z.object({
  id: Id,
  name: z.string(),
  address: z.string().describe('For whoever brings the archive alone; nobody else is ever told it'),
  count: z.int().describe('Messages of theirs'),
  member: PersonRef.nullable().describe('Who of ours it is; null for somebody who stays a name'),
  byHand: z.boolean(),
})
export type ArchiveAuthor = z.infer<typeof ArchiveAuthor>

/** A thread as it would come. */
export const ArchiveThread = z.object({
  number: z.int(),
  title: z.string(),
  count: z.int(),
  from: Instant,
  until: Instant,
  names: z.array(z.string()).describe('Of those who wrote in it, the first ones; eight at most'),
})
export type ArchiveThread = z.infer<typeof ArchiveThread>
