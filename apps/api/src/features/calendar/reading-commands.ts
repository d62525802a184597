import { createHash } from 'node:crypto'
import { mostCalendarBytes } from '@navette/contract/calendar/import-schema.ts'
import { outsideCalendarRead } from '@navette/contract/calendar/outside-activities.ts'
import type { OutsideProblem } from '@navette/contract/calendar/outside-schema.ts'
import { byItself, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { administratorsAudience } from '../../platform/session/actor.ts'
import { audienceOfManagers } from '../organisations/commands.ts'
import type { IcsReading } from './ics-reader.ts'
import { readCalendar } from './ics-reading.ts'
import { patience, tellBrought } from './import-commands.ts'
import { holdHost, writeEntries } from './origin-commands.ts'
import { fatesOf } from './origin-queries.ts'
import { hangs } from './outside-queries.ts'
import { horizonOf } from './series-queries.ts'

/** To those who look after the organisation, and to administrators. */
export async function tellKeepers(
  tx: Transaction,
  kind: typeof outsideCalendarRead,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<void> {
  const facts = { calendarId: id, organisationId }
  await tx.record(kind, facts, { audienceId: await audienceOfManagers(tx, organisationId) })
  await tx.record(outsideCalendarRead, facts, { audienceId: administratorsAudience })
}

/** Milliseconds for a round; the next one goes on. */
const round = 8 * 60_000

/** Reads the calendars whose hour has come, one after the other; each is taken by one instance. */
export async function readDue(services: Services): Promise<void> {
  const { db, clock, log } = services
  const until = Date.now() + round
  while (Date.now() < until) {
    const now = clock.now()
    const [due] = await db.rows<{ id: string }>(sql`
      UPDATE outside_calendar SET next_at = ${new Date(now.getTime() + hour)} WHERE id = (
        SELECT k.id FROM outside_calendar k WHERE k.next_at <= ${now}
          AND NOT EXISTS (SELECT 1 FROM organisation_closure c WHERE c.organisation_id = k.organisation_id)
        ORDER BY k.next_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`)
    if (!due) return
    // One that breaks does not keep the others waiting.
    await readOutside(services, due.id).catch((error: unknown) =>
      log.error({ err: error, calendarId: due.id }, 'a calendar from outside could not be taken in'),
    )
  }
}

const hour = 3_600_000

/** After so many failures, each time later, it is given up until somebody asks: after four days or so. */
const mostFailures = 8

/** Days for which what is over is still brought up to date. */
const daysBack = 31

/** Reads one calendar, and brings its events up to date; what goes wrong is kept for those who look after it. It is safe to run twice. */
export async function readOutside(services: Services, id: string): Promise<void> {
  const calendar = await services.db.prisma.outsideCalendar.findUnique({ where: { id } })
  if (!calendar) return
  const { address, tag, changedAt, digest } = calendar
  const answer = await services.outside.read(address, { most: mostCalendarBytes, accept: 'text/calendar', tag, changedAt })
  if (answer === 'unchanged') return keepState(services, id, { problem: null })
  if ('problem' in answer) return keepState(services, id, answer)
  const marks = { tag: answer.tag, changedAt: answer.changedAt, digest: createHash('sha256').update(answer.bytes).digest('base64url') }
  if (marks.digest === digest) return keepState(services, id, { problem: null, marks })
  const { clock } = services
  const from = new Date(clock.now().getTime() - daysBack * 24 * hour).toISOString().slice(0, 10)
  const reading = await readCalendar(answer.bytes, { home: clock.zone(), before: horizonOf(clock), from })
  if (typeof reading === 'string') return keepState(services, id, { problem: reading })
  return keepState(services, id, { problem: null, marks, reading })
}

interface Outcome {
  problem: OutsideProblem | null
  marks?: { tag: string | null; changedAt: string | null; digest: string }
  reading?: IcsReading
}

async function keepState(services: Services, id: string, { problem, marks, reading }: Outcome): Promise<void> {
  const { clock } = services
  await transact(
    byItself(services),
    async (tx) => {
      const organisationId = (await tx.prisma.outsideCalendar.findUnique({ where: { id }, select: { organisationId: true } }))
        ?.organisationId
      if (!organisationId) return
      await holdHost(tx, organisationId)
      const now = clock.now()
      const [held] = await tx.rows<{ failures: number }>(sql`SELECT failures FROM outside_calendar WHERE id = ${id}::uuid FOR UPDATE`)
      if (!held) return
      const failures = problem === null ? 0 : held.failures + 1
      const wait = hour * Math.min(24, 2 ** Math.max(0, failures - 1))
      const leftOut = reading && (await takeIn(tx, services, id, reading))
      await tx.prisma.outsideCalendar.update({
        where: { id },
        data: {
          problem,
          failures,
          triedAt: now,
          nextAt: failures >= mostFailures ? null : new Date(now.getTime() + wait),
          ...(problem === null ? { readAt: now, ...marks } : { tag: null, changedAt: null, digest: null }),
          ...(leftOut && { leftOut: leftOut.first, leftOutCount: leftOut.count }),
        },
      })
      await tellKeepers(tx, outsideCalendarRead, { id, organisationId })
    },
    patience,
  )
}

async function takeIn(tx: Transaction, services: Services, id: string, reading: IcsReading) {
  const { organisationId, visibility, name, addedById } = await tx.prisma.outsideCalendar.findUniqueOrThrow({ where: { id } })
  const { fated, leftOut } = await fatesOf(tx, { organisationId, calendarId: id }, reading)
  const host = { organisationId, visibility, calendarId: id, name, memberId: addedById }
  const { audiences } = await writeEntries(tx, services, host, fated)
  for (const audienceId of await letGo(tx, services, id, reading)) audiences.add(audienceId)
  await tellBrought(tx, organisationId, audiences)
  return leftOut
}

/**
 * What the calendar no longer tells of, and is to come, goes; where people answered it or talk about it, it stays and does not take place. What is over
 * stays: programmes leave out what was. Where not all could be read, nothing is gone.
 */
async function letGo(tx: Transaction, { clock }: Services, id: string, { uids, entries, complete }: IcsReading): Promise<string[]> {
  if (!complete) return []
  const now = clock.now()
  const told = [...new Set([...uids, ...entries.map(({ uid }) => uid)])]
  const rows = await tx.rows<{ eventId: string; audienceId: string; held: boolean }>(sql`
    SELECT g.event_id AS "eventId", i.audience_id AS "audienceId", ${hangs} AS held FROM event_origin g JOIN item i ON i.id = g.event_id
    WHERE g.calendar_id = ${id}::uuid AND g.gone_at IS NULL AND i.trashed_at IS NULL AND g.uid <> ALL(${told}::text[])
      AND EXISTS (SELECT 1 FROM occurrence o WHERE o.event_id = g.event_id AND o.ends_at > ${now})`)
  const ids = (held: boolean) => rows.filter((row) => row.held === held).map(({ eventId }) => eventId)
  await tx.prisma.item.updateMany({ where: { id: { in: ids(false) } }, data: { trashedAt: now } })
  await tx.rows(sql`
    INSERT INTO occurrence_cancellation (occurrence_id, at) SELECT o.id, ${now} FROM occurrence o
    WHERE o.event_id = ANY(${ids(true)}::uuid[]) AND o.ends_at > ${now} ON CONFLICT DO NOTHING`)
  await tx.prisma.eventOrigin.updateMany({ where: { eventId: { in: rows.map(({ eventId }) => eventId) } }, data: { goneAt: now } })
  return rows.map(({ audienceId }) => audienceId)
}
