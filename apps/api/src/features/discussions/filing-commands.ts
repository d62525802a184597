import type { Language } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { ArchiveProblem } from '@navette/contract/discussions/archive-schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import { keepStaged, type Staged } from '../files/commands.ts'
import type { Mail, MailFile } from './archive-mail.ts'
import { type ArchiveFacts, placeIdOf, untitled, type WaitingMessage } from './archive-queries.ts'
import { discreetTitle } from './archive-text.ts'
import { titleOf } from './archive-weave.ts'
import { asRead, lockThreads, type Place } from './commands.ts'

/** A message, read, with its files in the waiting room. */
export interface Read extends WaitingMessage {
  mail: Mail | null
  staged: (Staged & Pick<MailFile, 'inText'>)[]
  problems: ArchiveProblem[]
}

interface Writing {
  archive: ArchiveFacts
  place: Place
  read: readonly Read[]
  marks: ReadonlySet<string>
}

/** A post on its way into its thread. */
interface Post {
  id: string
  of: Read
  text: string
  threadId: string
  number: number
  authorId: string | null
  signedAs: string
  staged: Read['staged']
}

/**
 * Writes messages that were read into their threads, in the transaction that holds their archive; what stands in the place already is passed over.
 *
 * @returns the files that are kept, whose bytes are still to be taken
 */
export async function writeMessages(tx: Transaction, context: Context, { archive, place, read, marks }: Writing): Promise<Staged[]> {
  const left = await withoutDone(tx, archive, read)
  const known = await knownIn(tx, archive, left)
  const outcomes = new Map<number, { outcome: 'imported' | 'skipped'; problems: ArchiveProblem[] }>()
  const skip = (message: Read, problem: ArchiveProblem) =>
    outcomes.set(message.number, { outcome: 'skipped', problems: [...message.problems, problem] })
  const coming = left.filter((message) => {
    const { mail, messageId, staged } = message
    if (known.has(messageId)) skip(message, 'known')
    else if (!mail) skip(message, 'unreadable')
    else if (mail.text === '' && staged.length === 0) skip(message, 'nothing_said')
    else return true
    return false
  })
  const authors = await authorsOf(tx, archive, coming)
  const threads = await threadsFor(tx, context, { archive, place, read: coming, marks }, authors)
  const posts = await postsIn(tx, coming, threads, authors)
  const kept = await writePosts(tx, context, archive, place, posts)
  const keptIds = new Set(kept.map(({ id }) => id))
  for (const { of, staged } of posts) {
    const noRoom = staged.some(({ id }) => !keptIds.has(id))
    outcomes.set(of.number, { outcome: 'imported', problems: noRoom ? [...of.problems, 'file_no_room'] : of.problems })
  }
  await writeOutcomes(tx, archive.id, outcomes)
  return kept
}

/** Somebody else may have brought some of them meanwhile. */
async function withoutDone(tx: Transaction, { id }: ArchiveFacts, read: readonly Read[]): Promise<Read[]> {
  const rows = await tx.rows<{ number: number }>(sql`
    SELECT number FROM archive_message WHERE import_id = ${id}::uuid AND number = ANY(${read.map(({ number }) => number)}::int[]) AND outcome IS NULL`)
  const left = new Set(rows.map(({ number }) => number))
  return read.filter(({ number }) => left.has(number))
}

async function knownIn(tx: Transaction, archive: ArchiveFacts, read: readonly Read[]): Promise<Set<string>> {
  const ids = read.map(({ messageId }) => messageId)
  const rows = await tx.rows<{ messageId: string }>(sql`
    SELECT message_id AS "messageId" FROM archived_post WHERE place_id = ${placeIdOf(archive)}::uuid AND message_id = ANY(${ids}::text[])`)
  return new Set(rows.map(({ messageId }) => messageId))
}

/** A thread of the archive, with the number of its last message. */
interface Thread {
  id: string
  lastNumber: number
}

interface Author {
  address: string
  name: string
  memberId: string | null
}

/** Who wrote them, by address. */
async function authorsOf(tx: Transaction, { id }: ArchiveFacts, read: readonly Read[]): Promise<Map<string, Author>> {
  const authors = await tx.rows<Author>(sql`
    SELECT address, name, member_id AS "memberId" FROM archive_author
    WHERE import_id = ${id}::uuid AND address = ANY(${read.map(({ address }) => address)}::text[])`)
  return new Map(authors.map((author) => [author.address, author]))
}

/** The threads that the messages stand in, by their number in the archive; those that are not there yet are begun. */
async function threadsFor(
  tx: Transaction,
  { actor }: Context,
  { archive, place, read, marks }: Writing,
  authors: ReadonlyMap<string, Author>,
): Promise<Map<number, Thread>> {
  const numbers = [...new Set(read.map(({ thread }) => thread))]
  const there = await tx.rows<{ number: number; threadId: string }>(sql`
    SELECT t.number, t.thread_id AS "threadId" FROM archived_thread t WHERE t.import_id = ${archive.id}::uuid AND t.number = ANY(${numbers}::int[])
      AND NOT EXISTS (SELECT 1 FROM thread_merger g WHERE g.thread_id = t.thread_id)`)
  const standing = await lockThreads(
    tx,
    there.map(({ threadId }) => threadId),
  )
  const threads = new Map(there.map(({ number, threadId }, at) => [number, { id: threadId, lastNumber: standing[at]?.lastNumber ?? 0 }]))
  const addresses = new Set(read.map(({ address }) => address))
  const begun = numbers.flatMap((number) => {
    const first = threads.has(number) ? undefined : read.find(({ thread }) => thread === number)
    return first ? [{ id: newId(), number, first }] : []
  })
  const { aboutId, ...where } = place
  await tx.prisma.item.createMany({
    data: begun.map(({ id, first: { subject, address, sentAt } }) => ({
      id,
      kind: 'thread',
      title: shortTitle(discreetTitle(titleOf(subject, marks), { addresses }), actor.language),
      ...where,
      createdById: authors.get(address)?.memberId ?? null,
      createdAt: sentAt,
      lastAt: sentAt,
    })),
  })
  await tx.prisma.thread.createMany({ data: begun.map(({ id }) => ({ id, aboutId: aboutId ?? place.projectId, lastNumber: 0 })) })
  await tx.prisma.archivedThread.createMany({ data: begun.map(({ id, number }) => ({ threadId: id, importId: archive.id, number })) })
  for (const { id, number } of begun) threads.set(number, { id, lastNumber: 0 })
  return threads
}

const shortTitle = (title: string, language: Language) =>
  (title.length > 160 ? `${title.slice(0, 159).trimEnd()}…` : title) || untitled[language]

/** Each message with its number and its author. A picture in the text that its thread shows already, such as a logo, is not kept again. */
async function postsIn(
  tx: Transaction,
  read: readonly Read[],
  threads: ReadonlyMap<number, Thread>,
  authors: ReadonlyMap<string, Author>,
): Promise<Post[]> {
  const shown = await picturesIn(
    tx,
    [...threads.values()].map(({ id }) => id),
  )
  const lastNumbers = new Map([...threads].map(([number, { lastNumber }]) => [number, lastNumber]))
  return read.flatMap((of) => {
    const thread = threads.get(of.thread)
    if (!thread) return []
    const number = (lastNumbers.get(of.thread) ?? 0) + 1
    lastNumbers.set(of.thread, number)
    const author = authors.get(of.address)
    const staged = of.staged.filter(({ inText, sha256 }) => {
      const picture = `${thread.id} ${Buffer.from(sha256).toString('hex')}`
      const again = inText && shown.has(picture)
      shown.add(picture)
      return !again
    })
    const authorId = author?.memberId ?? null
    const signedAs = authorId ? '' : (author?.name ?? '')
    return [{ id: newId(), of, text: of.mail?.text ?? '', threadId: thread.id, number, authorId, signedAs, staged }]
  })
}

async function picturesIn(tx: Transaction, threadIds: string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ key: string }>(sql`
    SELECT DISTINCT o.thread_id || ' ' || encode(f.sha256, 'hex') AS key FROM post o JOIN post_file l ON l.post_id = o.id JOIN file f ON f.id = l.file_id
    WHERE o.thread_id = ANY(${threadIds}::uuid[]) AND f.kind = 'picture'`)
  return new Set(rows.map(({ key }) => key))
}

async function writePosts(
  tx: Transaction,
  context: Context,
  archive: ArchiveFacts,
  place: Place,
  posts: readonly Post[],
): Promise<Staged[]> {
  const { markdown } = context
  await tx.prisma.post.createMany({
    data: posts.map(({ id, of, text, threadId, number, authorId, signedAs }) => {
      return { id, threadId, number, authorId, signedAs, at: of.sentAt, text, ...asRead(markdown, text) }
    }),
  })
  await tx.prisma.archivedPost.createMany({
    data: posts.map(({ id, of }) => ({ postId: id, importId: archive.id, placeId: placeIdOf(archive), messageId: of.messageId })),
  })
  await tx.rows(sql`
    UPDATE thread t SET last_number = n.last, last_author_id = n.author_id, known_number = CASE WHEN t.known_number = t.last_number THEN n.last ELSE t.known_number END
    FROM (SELECT DISTINCT ON (thread_id) thread_id, number AS last, author_id FROM post WHERE id = ANY(${posts.map(({ id }) => id)}::uuid[])
      ORDER BY thread_id, number DESC) n WHERE t.id = n.thread_id`)
  await tx.rows(sql`
    UPDATE item i SET last_at = GREATEST(i.last_at, n.at) FROM (SELECT thread_id, max(at) AS at FROM post
      WHERE id = ANY(${posts.map(({ id }) => id)}::uuid[]) GROUP BY thread_id) n WHERE i.id = n.thread_id`)
  const staged = posts.flatMap(({ staged, of, authorId }) =>
    staged.map(({ inText: _, ...file }) => ({ ...file, at: of.sentAt, createdById: authorId })),
  )
  const kept = await keepStaged(tx, context, staged, place)
  const keptIds = new Set(kept.map(({ id }) => id))
  await tx.prisma.postFile.createMany({
    data: posts.flatMap(({ id, staged }) =>
      staged.filter((file) => keptIds.has(file.id)).map((file, at) => ({ postId: id, fileId: file.id, place: at })),
    ),
  })
  return kept
}

const writeOutcomes = (
  tx: Transaction,
  importId: string,
  outcomes: ReadonlyMap<number, { outcome: string; problems: readonly string[] }>,
) =>
  tx.rows(sql`
    UPDATE archive_message m SET outcome = v.outcome, problems = ARRAY(SELECT DISTINCT unnest(m.problems || string_to_array(v.problems, ' ')))
    FROM unnest(${[...outcomes.keys()]}::int[], ${[...outcomes.values()].map(({ outcome }) => outcome)}::text[],
      ${[...outcomes.values()].map(({ problems }) => problems.join(' '))}::text[]) AS v (number, outcome, problems)
    WHERE m.import_id = ${importId}::uuid AND m.number = v.number`)
