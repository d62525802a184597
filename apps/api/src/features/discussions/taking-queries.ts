import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { FileRef } from '@navette/contract/files/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { fileNameOf } from '../../platform/files/name.ts'
import { type ZipEntry, zipOf } from '../../platform/files/zip.ts'
import { filesOf, openBytes } from '../files/queries.ts'
import { findProject } from '../projects/queries.ts'
import { type TakenPost, type TakenThread, threadMarkdown } from './thread-markdown.ts'

/** Threads that are looked for at once. */
const atOnce = 50

/**
 * The threads of a project as Markdown, each with its files beside, and a page that lists them: what the actor may read. It leaves while it is read,
 * thread by thread, so that it may be larger than the memory.
 */
export async function exportDiscussions(context: Context, projectId: string): Promise<FileAnswer> {
  const project = await findProject(context, projectId)
  const name = `${fileNameOf(project.title)} ${context.clock.today()}.zip`
  return { name, type: 'application/zip', content: zipOf(entries(context, projectId, project.title)) }
}

async function* entries(context: Context, projectId: string, projectTitle: string): AsyncGenerator<ZipEntry> {
  const { actor } = context
  const { folder, list } = words[actor.language]
  const listed: string[] = []
  for await (const thread of threadsOf(context, projectId)) {
    const posts = await readPosts(context, thread.id)
    const path = `${String(listed.length + 1).padStart(4, '0')} ${fileNameOf(thread.title)}`
    let count = 0
    const files: ZipEntry[] = []
    const standsIn = ({ id, name, bytes }: FileRef) => {
      const address = `${folder}/${path}/${String(++count).padStart(2, '0')} ${name}`
      files.push({ path: address, content: { bytes, open: () => openBytes(context, id) } })
      return address
    }
    const content = threadMarkdown({ ...thread, project: projectTitle }, posts, {
      language: actor.language,
      publicUrl: context.config.publicUrl,
      standsIn,
    })
    yield { path: `${path}.md`, content }
    yield* files
    listed.push(`- [${thread.title.replace(/[[\]\\]/g, '\\$&')}](<${path}.md>) (${posts.length})`)
  }
  yield { path: `${list}.md`, content: `# ${projectTitle}\n\n${listed.join('\n')}\n` }
}

const words = { fr: { folder: 'fichiers', list: '0000 Fils' }, en: { folder: 'files', list: '0000 Threads' } }

/** In the order in which they began; served by `item_project_kind_last`. */
async function* threadsOf({ db, actor }: Context, projectId: string): AsyncGenerator<Omit<TakenThread, 'project'> & { id: string }> {
  let after: { createdAt: Date; id: string } = { createdAt: new Date(0), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const rows = await db.rows<{ id: string; title: string; createdAt: Date; closed: boolean }>(sql`
      SELECT i.id, i.title, i.created_at AS "createdAt", EXISTS (SELECT 1 FROM thread_closure c WHERE c.thread_id = i.id) AS closed FROM item i
      WHERE i.project_id = ${projectId}::uuid AND i.kind = 'thread' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
        AND (i.created_at, i.id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)
      ORDER BY i.created_at, i.id LIMIT ${atOnce}`)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last
  }
}

/** What was said in a thread, as far as it stands; what was taken back keeps its place, without a word. */
const readPosts = ({ db }: Context, threadId: string): Promise<TakenPost[]> =>
  db.rows<TakenPost>(sql`
    SELECT o.number, COALESCE(m.name, NULLIF(o.signed_as, '')) AS author, o.at, CASE WHEN x.post_id IS NULL THEN o.text END AS text,
      ${filesOf(sql`SELECT l.file_id, l.place FROM post_file l WHERE l.post_id = o.id AND x.post_id IS NULL`)} AS files
    FROM post o LEFT JOIN member m ON m.id = o.author_id LEFT JOIN post_removal x ON x.post_id = o.id
    WHERE o.thread_id = ${threadId}::uuid AND NOT EXISTS (SELECT 1 FROM post_trace y WHERE y.post_id = o.id) ORDER BY o.number`)
