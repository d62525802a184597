import { outsideCalendarAdded, outsideCalendarRead, outsideCalendarRemoved } from '@navette/contract/calendar/outside-activities.ts'
import { calendarKnown, tooManyCalendars } from '@navette/contract/calendar/outside-endpoints.ts'
import { mostOutsideCalendars, type NewOutsideCalendar, type OutsideCalendar } from '@navette/contract/calendar/outside-schema.ts'
import { idTaken, invalidInput } from '@navette/contract/core/errors.ts'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { tellBrought } from './import-commands.ts'
import { holdHost } from './origin-commands.ts'
import { readingOutside } from './outside-jobs.ts'
import { findOutsideCalendar, getOutsideCalendar, hangs } from './outside-queries.ts'
import { canOutside } from './policy.ts'
import { tellKeepers } from './reading-commands.ts'

/** Letters of an address as the web writes it; an index takes little more. */
const longestAddress = 2_000

/** Shows the calendar at an address in the name of an organisation; it is read at once, and each hour from then on. */
export async function addOutsideCalendar(context: Context, given: z.output<typeof NewOutsideCalendar>): Promise<OutsideCalendar> {
  const { actor, clock, db } = context
  // One way of writing it, so that it stands there once.
  const input = { ...given, address: new URL(given.address).href }
  if (input.address.length > longestAddress) refuse(invalidInput, { field: { path: 'body.address', message: 'It is too long.' } })
  const { id, organisationId, ...said } = input
  allow(canOutside.keep(actor, { organisationId }))
  const add = () =>
    transact(context, async (tx) => {
      await holdHost(tx, organisationId)
      const now = clock.now()
      await tx.prisma.outsideCalendar.create({ data: { id, organisationId, ...said, addedById: actor.id, addedAt: now, nextAt: now } })
      if ((await tx.prisma.outsideCalendar.count({ where: { organisationId } })) > mostOutsideCalendars)
        refuse(tooManyCalendars, { limit: mostOutsideCalendars })
      await tellKeepers(tx, outsideCalendarAdded, { id, organisationId })
      await tx.send(readingOutside, { calendarId: id })
    })
  const isRepeat = async () => (await db.prisma.outsideCalendar.count({ where: { ...input, addedById: actor.id } })) > 0
  await creating({ outside_calendar_pkey: idTaken, outside_calendar_once: calendarKnown }, add, isRepeat)
  return getOutsideCalendar(context, id)
}

/** Has it read now, also where it was given up; asked twice, it is read once more. */
export async function askReading(context: Context, id: string): Promise<OutsideCalendar> {
  const { organisationId } = await findOutsideCalendar(context, id)
  allow(canOutside.keep(context.actor, { organisationId }))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.outsideCalendar.updateMany({
      where: { id, triedAt: { not: null } },
      data: { triedAt: null, nextAt: context.clock.now() },
    })
    if (count === 0) return
    await tellKeepers(tx, outsideCalendarRead, { id, organisationId })
    await tx.send(readingOutside, { calendarId: id })
  })
  return getOutsideCalendar(context, id)
}

/** Shows it no longer. Its events go; those that people answered or talk about stay, as events of the organisation that is their host. */
export async function removeOutsideCalendar(context: Context, id: string): Promise<void> {
  const { actor, clock } = context
  const { organisationId } = await findOutsideCalendar(context, id)
  allow(canOutside.keep(actor, { organisationId }))
  await transact(context, async (tx) => {
    await holdHost(tx, organisationId)
    const now = clock.now()
    // Marked as gone, so that they come back with the calendar, should it be shown again.
    const gone = await tx.rows<{ audienceId: string }>(sql`
      WITH gone AS (
        UPDATE event_origin g SET gone_at = ${now} FROM item i
        WHERE g.calendar_id = ${id}::uuid AND i.id = g.event_id AND i.trashed_at IS NULL AND NOT ${hangs} RETURNING g.event_id)
      UPDATE item i SET trashed_at = ${now}, trashed_by = ${actor.id}::uuid FROM gone WHERE i.id = gone.event_id RETURNING i.audience_id AS "audienceId"`)
    const staying = await tx.rows<{ audienceId: string }>(sql`
      SELECT DISTINCT i.audience_id AS "audienceId" FROM event_origin g JOIN item i ON i.id = g.event_id WHERE g.calendar_id = ${id}::uuid`)
    const { count } = await tx.prisma.outsideCalendar.deleteMany({ where: { id } })
    if (count === 0) return
    await tellBrought(tx, organisationId, new Set([...gone, ...staying].map(({ audienceId }) => audienceId)))
    await tellKeepers(tx, outsideCalendarRemoved, { id, organisationId })
  })
}
