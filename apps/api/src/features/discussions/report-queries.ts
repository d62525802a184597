import type { Language } from '@navette/contract/accounts/schema.ts'
import { threadOpened, threadReplied } from '@navette/contract/discussions/activities.ts'
import { sql } from '../../platform/db/database.ts'
import type { ReadReport } from '../../platform/report.ts'

interface Row {
  at: Date
  title: string
  opened: boolean
  messages: number
  people: number
}

/**
 * The threads of a project in which something was said in a period, where they were opened or first spoken in. Who wrote what stays in the
 * threads: a report tells that people talked, of what, and how much. Served by `activity_project_verb_at`.
 */
export const discussionsReport: ReadReport = async ({ db, actor }, { projectId, from, until, language, most }) => {
  const told = sql`
    SELECT a.item_id AS id, min(a.at) AS at, bool_or(a.verb = ${threadOpened.verb}) AS opened, count(*)::int AS messages,
      count(DISTINCT a.actor_id)::int AS people
    FROM activity a JOIN item i ON i.id = a.item_id AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
    WHERE a.project_id = ${projectId}::uuid AND a.verb IN (${threadOpened.verb}, ${threadReplied.verb}) AND a.at >= ${from} AND a.at < ${until}
      AND a.audience_id = ANY(${actor.audiences}::uuid[])
    GROUP BY a.item_id`
  const rows = await db.rows<Row & { threads: number; all: number }>(sql`
    SELECT t.at, i.title, t.opened, t.messages, t.people, (count(*) FILTER (WHERE t.opened) OVER ())::int AS threads,
      (sum(t.messages) OVER ())::int AS "all"
    FROM (${told}) t JOIN item i ON i.id = t.id ORDER BY t.at, t.id LIMIT ${most}`)
  const { threads = 0, all = 0 } = rows[0] ?? {}
  const say = words[language]
  return {
    figures: [
      { count: threads, label: say.threads(threads) },
      { count: all, label: say.messages(all) },
    ],
    lines: rows.map((row) => ({ at: row.at, text: say.line(row) })),
  }
}

interface Words {
  threads(count: number): string
  messages(count: number): string
  line(row: Row): string
}

const words: Record<Language, Words> = {
  fr: {
    threads: (count) => (count === 1 ? 'fil ouvert' : 'fils ouverts'),
    messages: (count) => (count === 1 ? 'message échangé' : 'messages échangés'),
    line: ({ title, opened, messages, people }) =>
      `${opened ? 'Fil ouvert' : 'Suite d’un fil'}\u00a0: ${title} (${messages === 1 ? 'un message' : `${messages} messages`}${
        people > 1 ? ` de ${people} personnes` : ''
      })`,
  },
  en: {
    threads: (count) => (count === 1 ? 'thread opened' : 'threads opened'),
    messages: (count) => (count === 1 ? 'message exchanged' : 'messages exchanged'),
    line: ({ title, opened, messages, people }) =>
      `${opened ? 'Thread opened' : 'A thread went on'}: ${title} (${messages === 1 ? 'one message' : `${messages} messages`}${
        people > 1 ? ` by ${people} people` : ''
      })`,
  },
}
