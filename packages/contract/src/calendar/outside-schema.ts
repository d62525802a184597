import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Instant } from '../core/time.ts'
import { LeftOuts, OutsideVisibility } from './import-schema.ts'

/**
 * Why a calendar from outside could not be read the last time: its address is `refused` because it leads into a private network, or by a port or in a way
 * that is not taken; it is `unknown` to the network, `unreachable`, too `slow`, answered with an error (`answered`), that it is `gone` or `closed` to
 * strangers, led on too often (`led_on`); what stands there is `too_large`, `empty`, or `not_a_calendar`, or `took_too_long` to read.
 */
export const OutsideProblem = z.enum([
  'refused',
  'unknown',
  'unreachable',
  'slow',
  'answered',
  'gone',
  'closed',
  'led_on',
  'too_large',
  'empty',
  'not_a_calendar',
  'took_too_long',
])
export type OutsideProblem = z.infer<typeof OutsideProblem>

/** An address of a calendar: `webcal:` is `https:`. Names and passwords in it are refused: whoever looks after the organisation reads it. */
export const OutsideAddress = z
  .string()
  .trim()
  .max(2_000)
  .transform((address) => address.replace(/^webcals?:/i, 'https:'))
  .pipe(z.url({ protocol: /^https?$/ }).refine((address) => !/^\w+:\/\/[^/?#]*@/.test(address), { error: 'no names and passwords' }))

export const mostOutsideCalendars = 20

/** A calendar from outside that an organisation shows here, in a list of them. */
export const OutsideCalendarSummary = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  organisation: OrganisationRef,
  visibility: OutsideVisibility,
  addedBy: PersonRef.nullable(),
  addedAt: Instant,
  state: z
    .enum(['waiting', 'read', 'failing', 'paused'])
    .describe(
      '`waiting`: not read yet, or it is being read; `failing`: the last time went wrong; `paused`: so did many, until somebody asks',
    ),
  problem: OutsideProblem.nullable(),
  readAt: Instant.nullable().describe('When it was last read without a problem'),
  triedAt: Instant.nullable(),
  eventCount: z.int().describe('Its events on the calendar'),
  heldCount: z.int().describe('Those among them that members answered or talk about: they stay when it is removed'),
  leftOutCount: z.int(),
})
export type OutsideCalendarSummary = z.infer<typeof OutsideCalendarSummary>

export const OutsideCalendar = OutsideCalendarSummary.extend({ leftOut: LeftOuts })
export type OutsideCalendar = z.infer<typeof OutsideCalendar>

export const NewOutsideCalendar = z.object({
  id: Id,
  name: Line(80),
  address: OutsideAddress,
  organisationId: Id.describe('In whose name its events stand here'),
  visibility: OutsideVisibility.default('cluster'),
})
