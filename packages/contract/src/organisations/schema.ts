import { z } from 'zod'
import { MembershipRole } from '../accounts/schema.ts'
import { Id } from '../core/ids.ts'
import { OrganisationRef } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day } from '../core/time.ts'

export { MembershipRole }

export const OrganisationName = Line(120)
/** Two letters stand on labels beside the colour. */
export const Initials = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[\p{L}\p{N}]{2,3}$/u)
  .describe('Two or three letters or figures, shown beside the colour')

export const Organisation = OrganisationRef.extend({
  summary: z.string(),
  about: z.string().describe('Markdown'),
  town: z.string(),
  peopleCount: z.int().nullable().describe('People who belong to it today; null for a guest, who does not meet them'),
  version: z.int(),
  can: z.object({ edit: z.boolean(), addPeople: z.boolean(), openThread: z.boolean(), hostProject: z.boolean() }),
})
export type Organisation = z.infer<typeof Organisation>

export const OrganisationInput = z.object({
  name: OrganisationName,
  initials: Initials,
  summary: z.string().trim().max(200).default(''),
  about: z.string().trim().max(10_000).default(''),
  town: z.string().trim().max(120).default(''),
})

/** A person in an organisation, with a role, for a period. */
export const Membership = z.object({
  id: Id,
  organisationId: Id,
  person: z.object({ id: Id, name: z.string(), occupation: z.string() }),
  role: MembershipRole,
  startsOn: Day,
  endsOn: Day.nullable().describe('The first day on which it no longer holds; null while no end is known'),
  version: z.int(),
  can: z.object({ edit: z.boolean(), end: z.boolean() }),
})
export type Membership = z.infer<typeof Membership>
