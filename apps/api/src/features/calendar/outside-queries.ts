import type { LeftOuts } from '@navette/contract/calendar/import-schema.ts'
import type { OutsideCalendar, OutsideCalendarSummary } from '@navette/contract/calendar/outside-schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, type Sql, sql } from '../../platform/db/database.ts'
import type { Known } from '../../platform/db/names.ts'
import { found } from '../../platform/http/refuse.ts'

interface OutsideRow
  extends Pick<OutsideCalendar, 'id' | 'name' | 'address' | 'visibility' | 'problem' | 'eventCount' | 'heldCount' | 'leftOutCount'> {
  organisationId: string
  addedById: string | null
  addedAt: Date
  nextAt: Date | null
  triedAt: Date | null
  readAt: Date | null
  failures: number
  leftOut: LeftOuts['first']
}

/** Something of ours hangs on the event of the origin `g`: people answered one of its dates, or talk about it. */
export const hangs: Sql = sql`(EXISTS (SELECT 1 FROM thread t WHERE t.about_id = g.event_id)
    OR EXISTS (SELECT 1 FROM answer a JOIN occurrence o ON o.id = a.occurrence_id WHERE o.event_id = g.event_id))`

/** Those of the organisations that the actor manages; an administrator's are all. */
const kept = ({ actor }: Context): Sql => {
  const managed = actor.belongings.filter(({ role }) => role === 'manager').map(({ organisation }) => organisation.id)
  return actor.administrator ? sql`true` : sql`k.organisation_id = ANY(${managed}::uuid[])`
}

/** Served by `event_origin_calendar`. */
const outsideRows = (context: Context, rest: Sql = empty): Sql => sql`
  SELECT k.id, k.name, k.address, k.visibility, k.problem, k.organisation_id AS "organisationId", k.added_by AS "addedById", k.added_at AS "addedAt",
    k.next_at AS "nextAt", k.tried_at AS "triedAt", k.read_at AS "readAt", k.failures, k.left_out AS "leftOut", k.left_out_count AS "leftOutCount",
    n.events AS "eventCount", n.held AS "heldCount"
  FROM outside_calendar k CROSS JOIN LATERAL (
    SELECT count(*)::int AS events, (count(*) FILTER (WHERE ${hangs}))::int AS held
    FROM event_origin g JOIN item i ON i.id = g.event_id WHERE g.calendar_id = k.id AND i.trashed_at IS NULL) n
  WHERE ${kept(context)} ${rest} ORDER BY k.added_at, k.id`

/** Calendars from outside, of the organisations that the actor looks after. */
export async function listOutsideCalendars(context: Context): Promise<{ items: OutsideCalendarSummary[] }> {
  const known = await context.names.known()
  const rows = await context.db.rows<OutsideRow>(outsideRows(context))
  return { items: rows.map((row) => presentSummary(known, row)) }
}

/** One that the actor looks after. */
export async function findOutsideCalendar(context: Context, id: string, reader: Reader = context.db): Promise<OutsideRow> {
  const [row] = await reader.rows<OutsideRow>(outsideRows(context, sql`AND k.id = ${id}::uuid`))
  return found(row)
}

export async function getOutsideCalendar(context: Context, id: string): Promise<OutsideCalendar> {
  const row = await findOutsideCalendar(context, id)
  return { ...presentSummary(await context.names.known(), row), leftOut: { count: row.leftOutCount, first: row.leftOut } }
}

const presentSummary = (known: Known, row: OutsideRow): OutsideCalendarSummary => ({
  id: row.id,
  name: row.name,
  address: row.address,
  organisation: found(known.organisation(row.organisationId)),
  visibility: row.visibility,
  addedBy: known.person(row.addedById),
  addedAt: row.addedAt.toISOString(),
  state: stateOf(row),
  problem: row.problem,
  readAt: row.readAt?.toISOString() ?? null,
  triedAt: row.triedAt?.toISOString() ?? null,
  eventCount: row.eventCount,
  heldCount: row.heldCount,
  leftOutCount: row.leftOutCount,
})

function stateOf({ nextAt, triedAt, failures }: OutsideRow): OutsideCalendarSummary['state'] {
  if (triedAt === null) return 'waiting'
  if (nextAt === null) return 'paused'
  return failures > 0 ? 'failing' : 'read'
}
