import { z } from 'zod'
import { MembershipRole } from '../accounts/schema.ts'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef, Portrait } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day, Instant } from '../core/time.ts'

export { MembershipRole }

export const OrganisationName = Line(120)
/** Two letters stand on labels beside the colour. */
export const Initials = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[\p{L}\p{N}]{2,3}$/u)
  .describe('Two or three letters or figures, shown beside the colour')

/** Only https: a page that others lead to is one that nobody on the way can change. */
export const Site = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(300)
  .describe('https://…')

/** An organisation that is no longer at work here. Archived, it may come back; merged or gone, it does not. */
export const Closure = z.object({
  kind: z.enum(['archived', 'merged', 'left']),
  into: OrganisationRef.nullable().describe('What it was merged into'),
  at: Instant,
})
export type Closure = z.infer<typeof Closure>

export const Organisation = OrganisationRef.extend({
  summary: z.string(),
  about: z.string().describe('Markdown'),
  town: z.string(),
  address: z.string().describe('Where letters and visitors go; a few lines'),
  site: z.string().describe('https://…, or empty'),
  closure: Closure.nullable().describe('Null while it is at work'),
  peopleCount: z.int().nullable().describe('People who belong to it today; null for a guest, who does not meet them'),
  version: z.int(),
  can: z.object({
    edit: z.boolean(),
    addPeople: z.boolean(),
    openThread: z.boolean(),
    hostProject: z.boolean(),
    takeAway: z.boolean().describe('Take a copy of its part of the cluster'),
    close: z.boolean().describe('Archive it, merge it into another, let it leave'),
    restore: z.boolean(),
  }),
})
export type Organisation = z.infer<typeof Organisation>

export const OrganisationInput = z.object({
  name: OrganisationName,
  initials: Initials,
  summary: z.string().trim().max(200).default(''),
  about: z.string().trim().max(10_000).default(''),
  town: z.string().trim().max(120).default(''),
  address: z.string().trim().max(300).default(''),
  site: z.union([z.literal(''), Site], { error: 'an address that begins with https://' }).default(''),
})

/** A person in an organisation, with a role, for a period. */
export const Membership = z.object({
  id: Id,
  organisationId: Id,
  person: z.object({
    id: Id,
    name: z.string(),
    portrait: Portrait,
    occupation: z.string(),
    account: z.boolean().describe('Whether they can sign in; managers act for those who cannot'),
  }),
  role: MembershipRole,
  startsOn: Day,
  endsOn: Day.nullable().describe('The first day on which it no longer holds; null while no end is known'),
  onlyManager: z.boolean().describe('Without this one, the organisation has no manager today'),
  version: z.int(),
  can: z.object({ edit: z.boolean(), end: z.boolean() }),
})
export type Membership = z.infer<typeof Membership>

/** An organisation as an administrator compares it with the others. */
export const SurveyedOrganisation = Organisation.extend({
  projectCount: z.int().describe('Projects that it hosts or shares, whoever may see them'),
  managers: z.array(PersonRef),
})

/** What would move if an organisation were merged into another; figures only, for whoever asks need not see the things themselves. */
export const Merger = z.object({
  people: z.int().describe('Who belongs to it, today or earlier'),
  inBoth: z.int().describe('Of these, who belongs to both: they keep the higher role'),
  hosted: z.int().describe('Projects that change hosts'),
  shared: z.int().describe('Projects of others in which the other takes its place'),
  threads: z.int().describe('Threads of its own'),
  invitations: z.int().describe('Invitations that still wait'),
  applications: z.int().describe('Applications that still wait'),
  posters: z.int().describe('Posters that no longer serve'),
})
export type Merger = z.infer<typeof Merger>

/** What would change if an organisation left the cluster. */
export const Leaving = z.object({
  people: z.int().describe('Whose place in it ends'),
  guests: z.int().describe('Of these, who then belongs nowhere'),
  hosted: z.int().describe('Projects of its own: those shared with nobody else are archived'),
  shared: z.int().describe('Projects of others that go on without it'),
  threads: z.int().describe('Threads of its own, which close'),
  exportedAt: Instant.nullable().describe('When its part was last taken away; it leaves within a day of that'),
})
export type Leaving = z.infer<typeof Leaving>
