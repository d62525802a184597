import type { countDays as door } from '@navette/contract/calendar/endpoints.ts'
import type { EventKind } from '@navette/contract/calendar/schema.ts'
import type { AnswerOf } from '@navette/contract/core/endpoint.ts'
import { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import { join, sql } from '../../platform/db/database.ts'
import { duringDays, type Narrowing, narrowed, seen } from './queries.ts'

interface Days extends Pick<Narrowing, 'placeId' | 'mine'> {
  from: string
  to: string
  /** With commas between. */
  organisationIds?: string | undefined
  kinds?: string | undefined
}

/**
 * How many dates there are each day, as the reader’s clock has them, in one statement however many there are. A night belongs to its evening, as in the
 * grids: what ends at six in the morning or before ends on the evening before, and what begins after midnight and ends by then is that evening’s.
 */
export async function countDays(context: Context, { from, to, organisationIds, kinds, ...others }: Days): Promise<AnswerOf<typeof door>> {
  // A day more: what begins after the last midnight belongs to the last evening.
  const reach = { from, to: Temporal.PlainDate.from(to).add({ days: 1 }).toString() }
  const { zone, going, ways } = duringDays(context, reach)
  const wanted = { ...others, organisationIds: organisationIds?.split(',') ?? [], kinds: (kinds?.split(',') ?? []) as EventKind[] }
  const found = ways.map(
    ({ dates, when }) => sql`
    SELECT o.all_day, CASE WHEN o.all_day THEN o.starts ELSE o.starts_at AT TIME ZONE ${zone} END AS starts,
      CASE WHEN o.all_day THEN o.ends ELSE o.ends_at AT TIME ZONE ${zone} END AS ends
    FROM ${dates} JOIN event e ON e.id = o.event_id JOIN item i ON i.id = o.event_id
    WHERE ${when} AND ${seen(context)} ${narrowed(context, wanted)}`,
  )
  const items = await context.db.rows<{ day: string; count: number }>(sql`
    WITH ${going}, dates AS (${join(found, ' UNION ALL ')}),
    begun AS (SELECT *, CASE WHEN NOT all_day AND starts::date = ends::date AND ends::time <= '06:00' THEN starts::date - 1 ELSE starts::date END AS first FROM dates),
    stretches AS (SELECT first, CASE WHEN all_day OR (ends::date > first AND ends::time <= '06:00') THEN ends::date - 1 ELSE ends::date END AS last FROM begun)
    SELECT day::date::text AS day, count(*)::int AS count
    FROM stretches, generate_series(GREATEST(first, ${from}::date), LEAST(last, ${to}::date - 1), interval '1 day') AS day
    GROUP BY day ORDER BY day`)
  return { items }
}
