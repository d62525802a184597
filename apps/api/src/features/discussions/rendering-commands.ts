import type { Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { rendererVersion } from '../../platform/markdown/markdown.ts'
import { asRead } from './commands.ts'

const atOnce = 200

/**
 * Renders again what an earlier renderer made. Until it has come to a post, whoever reads it renders it for themselves. What a post says does not
 * change by it, so that nobody is told; one that is edited meanwhile is left alone.
 */
export async function renderAgain({ db, markdown }: Pick<Services, 'db' | 'markdown'>): Promise<void> {
  for (;;) {
    const posts = await db.rows<{ id: string; text: string; version: number }>(
      sql`SELECT id, text, version FROM post WHERE renderer <> ${rendererVersion} LIMIT ${atOnce}`,
    )
    for (const { id, text, version } of posts) {
      await db.prisma.post.updateMany({ where: { id, version }, data: asRead(markdown, text) })
    }
    if (posts.length < atOnce) return
  }
}
