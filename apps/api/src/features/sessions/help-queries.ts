import type { HelpSession } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/db/database.ts'
import { found } from '../../platform/http/refuse.ts'
import { type HelpRow, presentHelp } from './present.ts'

/** A request that nobody answered for a day is over. */
const waitsFor = sql`interval '1 day'`

/** The help sessions `h` that still wait for an answer, or run. */
const open = (now: Date): Sql => sql`h.ended_at IS NULL AND h.declined_at IS NULL
  AND CASE WHEN h.ends_at IS NULL THEN h.asked_at > ${now}::timestamptz - ${waitsFor} ELSE h.ends_at > ${now} END`

const helpRows = (now: Date, rest: Sql): Sql => sql`
  SELECT h.id, h.reason, h.minutes, h.asked_at AS "askedAt", h.ends_at AS "endsAt", h.session_id AS "sessionId",
    json_build_object('id', p.id, 'name', p.name) AS helper, json_build_object('id', m.id, 'name', m.name) AS person,
    p.audience_id AS "helperAudienceId", m.audience_id AS "personAudienceId"
  FROM help_session h JOIN member p ON p.id = h.helper_id JOIN member m ON m.id = h.member_id
  WHERE ${open(now)} AND ${rest}`

/** What waits or runs for the actor, as the one who helps or who is helped; served by `help_session_member` and `help_session_helper`. */
export async function listHelp({ db, clock, actor }: Context): Promise<{ items: HelpSession[] }> {
  const mine = sql`(h.member_id = ${actor.id}::uuid OR h.helper_id = ${actor.id}::uuid) ORDER BY h.asked_at DESC, h.id`
  const rows = await db.rows<HelpRow>(helpRows(clock.now(), mine))
  return { items: rows.map((row) => presentHelp(actor, row)) }
}

/** One that the actor has a part in and that is not over; else 404. */
export async function findHelp({ db, clock, actor }: Context, helpId: string): Promise<HelpRow> {
  const mine = sql`h.id = ${helpId}::uuid AND (h.member_id = ${actor.id}::uuid OR h.helper_id = ${actor.id}::uuid)`
  const rows = await db.rows<HelpRow>(helpRows(clock.now(), mine))
  return found(rows[0])
}
