import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Summary } from '@navette/contract/discussions/post-schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { personRef } from '../../platform/db/people.ts'
import { rendererVersion } from '../../platform/markdown/markdown.ts'
import { type Title, withTitles } from '../../platform/markdown/titles.ts'
import { titlesOf } from '../../platform/markdown/titles-sql.ts'
import { maySummarise } from './policy.ts'
import { factsOf } from './present.ts'
import { findThread } from './queries.ts'

interface SummaryRow {
  text: string
  html: string
  renderer: number
  titles: Title[] | null
  number: number | null
  by: PersonRef | null
  at: Date
  version: number
}

/** A summary that is a post says what the post says now; once that is removed, or has gone to another thread, it says nothing. */
export async function getSummary(context: Context, threadId: string): Promise<Summary> {
  const { db, actor, clock, markdown } = context
  const thread = await findThread(context, threadId)
  const rows = await db.rows<SummaryRow>(sql`
    SELECT COALESCE(o.text, s.text) AS text, COALESCE(o.html, s.html) AS html, COALESCE(o.renderer, s.renderer) AS renderer,
      ${titlesOf(sql`COALESCE(o.refs, s.refs)`, actor)} AS titles, o.number, ${personRef(sql`s.by_id`, clock.today())} AS by, s.at, s.version
    FROM thread_summary s LEFT JOIN post o ON o.id = s.post_id AND o.thread_id = s.thread_id WHERE s.thread_id = ${threadId}::uuid`)
  const can = { edit: maySummarise(actor, factsOf(thread)) }
  const [row] = rows
  if (!row || row.text === '')
    return { threadId, text: null, html: null, number: null, by: null, at: null, version: row?.version ?? 0, can }
  const html = row.renderer === rendererVersion ? row.html : markdown.render(row.text).html
  const { text, number, by, at, version } = row
  return { threadId, text, html: withTitles(html, row.titles ?? [], actor.language), number, by, at: at.toISOString(), version, can }
}
