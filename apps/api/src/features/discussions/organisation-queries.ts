import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { fileNameOf } from '../../platform/files/name.ts'
import type { ExportedFile } from '../../platform/organisation-part.ts'
import { type TakenPost, type TakenThread, threadMarkdown } from './thread-markdown.ts'

interface ExportedThread extends TakenThread {
  id: string
  posts: TakenPost[]
}

/** The threads that are shared with an organisation as such: its own, and those of projects shared with it. */
export async function exportThreads({ db, actor, config }: Context, organisationId: string): Promise<ExportedFile[]> {
  const threads = await db.rows<ExportedThread>(sql`
    SELECT i.id, i.title, pi.title AS project, i.created_at AS "createdAt",
      EXISTS (SELECT 1 FROM thread_closure c WHERE c.thread_id = i.id) AS closed,
      (SELECT json_agg(json_build_object('number', o.number, 'author', COALESCE(m.name, NULLIF(o.signed_as, '')), 'at', o.at,
          'text', CASE WHEN EXISTS (SELECT 1 FROM post_removal x WHERE x.post_id = o.id) THEN NULL ELSE o.text END) ORDER BY o.number)
        FROM post o LEFT JOIN member m ON m.id = o.author_id
        WHERE o.thread_id = i.id AND NOT EXISTS (SELECT 1 FROM post_trace y WHERE y.post_id = o.id)) AS posts
    FROM item i LEFT JOIN item pi ON pi.id = i.project_id
    WHERE i.kind = 'thread' AND i.trashed_at IS NULL AND EXISTS (SELECT 1 FROM audience_grant g WHERE g.audience_id = i.audience_id
      AND g.kind = 'organisation' AND g.organisation_id = ${organisationId}::uuid)
    ORDER BY i.created_at, i.id`)
  return [
    { path: 'fils.json', content: JSON.stringify(threads, null, 2) },
    ...threads.map((thread, at) => ({
      path: `fils/${String(at + 1).padStart(4, '0')} ${fileNameOf(thread.title)}.md`,
      content: threadMarkdown(thread, thread.posts, { language: actor.language, publicUrl: config.publicUrl }),
    })),
  ]
}
