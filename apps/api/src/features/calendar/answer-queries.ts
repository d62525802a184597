import type { Answer, AnswerKind, Attendance } from '@navette/contract/calendar/answer-schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { Context } from '../../platform/context.ts'
import { empty, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { found } from '../../platform/http/refuse.ts'
import { canDate } from './policy.ts'
import { findOccurrence } from './queries.ts'

type AttendanceRow = Omit<Attendance, 'can'> & { over: boolean }

/** How many come, of a date that the actor can see. Served by the key of `answer`, and `answer_waiting`. */
export async function getAttendance(context: Context, occurrenceId: string): Promise<Attendance> {
  const { db, actor, clock } = context
  await findOccurrence(context, occurrenceId)
  const rows = await db.rows<AttendanceRow>(sql`
    SELECT o.id AS "occurrenceId", o.taken AS coming, e.capacity, e.answers_from::text AS "answersFrom", e.answers_until::text AS "answersUntil",
      COALESCE(a.maybe, 0)::int AS maybe, COALESCE(a.declined, 0)::int AS declined, COALESCE(a.waiting, 0)::int AS waiting,
      (SELECT json_build_object('kind', m.kind, 'companions', m.companions, 'waiting', m.waiting, 'place', CASE WHEN m.waiting THEN (
        SELECT count(*) FROM answer w WHERE w.occurrence_id = o.id AND w.waiting AND (w.at, w.member_id) <= (m.at, m.member_id)) END)
        FROM answer m WHERE m.occurrence_id = o.id AND m.member_id = ${actor.id}::uuid) AS mine,
      (o.ends_at <= ${clock.now()} OR EXISTS (SELECT 1 FROM occurrence_cancellation c WHERE c.occurrence_id = o.id)) AS over
    FROM occurrence o JOIN event e ON e.id = o.event_id CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE kind = 'maybe') AS maybe, count(*) FILTER (WHERE kind = 'declined') AS declined,
        sum(1 + companions) FILTER (WHERE waiting) AS waiting FROM answer WHERE occurrence_id = o.id) a
    WHERE o.id = ${occurrenceId}::uuid`)
  const { over, ...attendance } = found(rows[0])
  return { ...attendance, can: { answer: canDate.answer(actor, { over, ...attendance, today: clock.today() }) } }
}

interface AnswerSearch extends PageQuery {
  kind?: AnswerKind | undefined
  waiting?: boolean | undefined
}

interface AnswerRow {
  memberId: string
  kind: AnswerKind
  companions: number
  waiting: boolean
  at: Date
}

/** Those who answered first come first. */
export async function listAnswers(
  context: Context,
  occurrenceId: string,
  { after, limit, kind, waiting }: AnswerSearch,
): Promise<Page<Answer>> {
  const { db, names } = context
  await findOccurrence(context, occurrenceId)
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const rows = await db.rows<AnswerRow>(sql`
    SELECT a.member_id AS "memberId", a.kind, a.companions, a.waiting, a.at FROM answer a
    WHERE a.occurrence_id = ${occurrenceId}::uuid ${kind ? sql`AND a.kind = ${kind}::answer_kind` : empty}
      ${waiting === undefined ? empty : sql`AND a.waiting = ${waiting}`}
      ${start ? sql`AND (a.at, a.member_id) > (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY a.at, a.member_id LIMIT ${limit + 1}`)
  const known = await names.known()
  return pageOf(
    rows,
    limit,
    ({ at, memberId }) => [at.toISOString(), memberId],
    ({ memberId, at, ...row }) => ({ ...row, at: at.toISOString(), person: found(known.person(memberId)) }),
  )
}
