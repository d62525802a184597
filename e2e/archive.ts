import { newId } from '@navette/contract/core/ids.ts'
import { rendererVersion } from '../apps/api/src/platform/markdown/markdown.ts'
import { clusterAudience } from '../apps/api/src/platform/session/actor.ts'
import { execute } from '../apps/api/test/templates.ts'
import { demoId } from '../prisma/demo/ids.ts'
import type { Server } from './server.ts'

/** Brought in as an archive is: one message every two hours, some of a word, some of many lines; all of them by Camille. */
export async function bring(server: Server, count: number, read: Record<string, number> = {}): Promise<string> {
  const id = newId()
  const camille = demoId('member', 'camille')
  const body = `repeat('Le plateau est monté, il reste à câbler la face et à régler la lumière. ', 1 + (n * 7919) % 9)`
  const run = (sql: string) => execute(server.databaseUrl, sql)
  const at = (n: string) => `timestamptz '2024-01-01 08:00+01' + ${n} * interval '2 hours'`
  await run(`INSERT INTO item (id, kind, title, audience_id, created_by, created_at, last_at)
    SELECT '${id}', 'thread', 'Dix mille messages', '${clusterAudience}', '${camille}', ${at('1')}, now()`)
  await run(`INSERT INTO thread (id, last_number, last_author_id) VALUES ('${id}', ${count}, '${camille}')`)
  await run(`INSERT INTO post (id, thread_id, number, author_id, at, text, html, renderer)
    SELECT gen_random_uuid(), '${id}', n, '${camille}', ${at('n')}, 'Point ' || n || '. ' || ${body}, '<p>Point ' || n || '. ' || ${body} || '</p>', ${rendererVersion}
    FROM generate_series(1, ${count}) n`)
  for (const [key, number] of Object.entries(read))
    await run(
      `INSERT INTO thread_reading (thread_id, member_id, number, at) VALUES ('${id}', '${demoId('member', key)}', ${number}, now())`,
    )
  return id
}
