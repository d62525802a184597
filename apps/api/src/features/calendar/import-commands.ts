import { calendarImported, eventsBrought } from '@navette/contract/calendar/import-activities.ts'
import { calendarEmpty, calendarTooLarge, calendarTooSlow, notACalendar } from '@navette/contract/calendar/import-endpoints.ts'
import type { CalendarOutlook, OutsideVisibility } from '@navette/contract/calendar/import-schema.ts'
import type { Context, Services } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { audienceOfOrganisation } from '../organisations/queries.ts'
import type { IcsReading } from './ics-reader.ts'
import { type IcsProblem, readCalendar } from './ics-reading.ts'
import { holdHost, writeEntries } from './origin-commands.ts'
import { fatesOf, presentOutlook } from './origin-queries.ts'
import { mayHost } from './policy.ts'
import { horizonOf } from './series-queries.ts'

interface Wish {
  organisationId: string
  /** Also what is over. */
  past: boolean
}

/** What a file would bring; nothing is kept. */
export async function foreseeCalendar(context: Context, { organisationId, past }: Wish, bytes: Uint8Array): Promise<CalendarOutlook> {
  allow(mayHost(context.actor, organisationId))
  const reading = await readFile(context, past, bytes)
  return presentOutlook(reading, await fatesOf(context.db, { organisationId, calendarId: null }, reading))
}

/** Milliseconds for the events of a file: all or none of them come. */
export const patience = 120_000

/** Puts the events of a file on the calendar, or brings those up to date that came before. */
export async function importCalendar(
  context: Context,
  { organisationId, past, visibility }: Wish & { visibility: OutsideVisibility },
  bytes: Uint8Array,
): Promise<CalendarOutlook> {
  const { actor } = context
  allow(mayHost(actor, organisationId))
  const reading = await readFile(context, past, bytes)
  const bring = async (tx: Transaction) => {
    await holdHost(tx, organisationId)
    const { fated, leftOut } = await fatesOf(tx, { organisationId, calendarId: null }, reading)
    const host = { organisationId, visibility, calendarId: null, name: reading.name ?? '', memberId: actor.id }
    const { ids, audiences } = await writeEntries(tx, context, host, fated)
    await tellBrought(tx, organisationId, audiences)
    const outlook = presentOutlook(reading, {
      fated: fated.map((each) => ({ ...each, eventId: each.eventId ?? ids.get(each.entry.uid) ?? null })),
      leftOut,
    })
    const { added, changed } = outlook.counts
    if (audiences.size > 0)
      await tx.record(
        calendarImported,
        { organisationId, added, changed },
        { audienceId: await audienceOfOrganisation(tx, organisationId) },
      )
    return outlook
  }
  return refusing({}, () => transact(context, bring, patience))
}

/** Whoever sees these events, or saw them, reads again. */
export async function tellBrought(tx: Transaction, organisationId: string, audiences: ReadonlySet<string>): Promise<void> {
  for (const audienceId of audiences) await tx.record(eventsBrought, { organisationId }, { audienceId })
}

const problems = {
  empty: calendarEmpty,
  too_large: calendarTooLarge,
  not_a_calendar: notACalendar,
  took_too_long: calendarTooSlow,
} satisfies Record<IcsProblem, object>

async function readFile({ clock }: Services, past: boolean, bytes: Uint8Array): Promise<IcsReading> {
  const reading = await readCalendar(bytes, { home: clock.zone(), before: horizonOf(clock), from: past ? null : clock.today() })
  return typeof reading === 'string' ? refuse(problems[reading]) : reading
}
