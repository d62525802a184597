import type { Language } from '@navette/contract/accounts/schema.ts'
import { sql } from '../../platform/db/database.ts'
import type { ReadReport } from '../../platform/report.ts'

interface Row {
  at: Date
  title: string
  place: string | null
  cancelled: boolean
}

/** What a project had on the calendar in a period. What did not take place is no figure, and is said in its line. Served by `item_project_kind_last`. */
export const calendarReport: ReadReport = async ({ db, actor }, { projectId, from, until, language, most }) => {
  const rows = await db.rows<Row & { held: number }>(sql`
    SELECT o.starts_at AS at, i.title, l.name AS place, c.occurrence_id IS NOT NULL AS cancelled,
      (count(*) FILTER (WHERE c.occurrence_id IS NULL) OVER ())::int AS held
    FROM item i JOIN event e ON e.id = i.id JOIN occurrence o ON o.event_id = i.id
    LEFT JOIN place l ON l.id = e.place_id LEFT JOIN occurrence_cancellation c ON c.occurrence_id = o.id
    WHERE i.project_id = ${projectId}::uuid AND i.kind = 'event' AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
      AND o.starts_at >= ${from} AND o.starts_at < ${until}
    ORDER BY o.starts_at, o.id LIMIT ${most}`)
  const say = words[language]
  const held = rows[0]?.held ?? 0
  return { figures: [{ count: held, label: say.held(held) }], lines: rows.map((row) => ({ at: row.at, text: say.line(row) })) }
}

const words: Record<Language, { held(count: number): string; line(row: Row): string }> = {
  fr: {
    held: (count) => (count === 1 ? 'événement' : 'événements'),
    line: ({ title, place, cancelled }) => `${cancelled ? 'Annulé' : 'Événement'}\u00a0: ${title}${place ? ` (${place})` : ''}`,
  },
  en: {
    held: (count) => (count === 1 ? 'event' : 'events'),
    line: ({ title, place, cancelled }) => `${cancelled ? 'Cancelled' : 'Event'}: ${title}${place ? ` (${place})` : ''}`,
  },
}
