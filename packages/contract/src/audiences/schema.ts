import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef } from '../core/refs.ts'

const grant = z.object({
  id: Id,
  count: z.int().nullable().describe('People whom it lets in today; null for a guest, who does not meet them'),
})

/** One of the reasons for which people see a thing. */
export const Reason = z.discriminatedUnion('kind', [
  grant.extend({ kind: z.literal('public').describe('Whoever is signed in, guests too') }),
  grant.extend({ kind: z.literal('cluster').describe('Everybody of a member organisation, and the administrators') }),
  grant.extend({ kind: z.literal('organisation'), organisation: OrganisationRef }),
  grant.extend({ kind: z.literal('managers').describe('The managers of an organisation'), organisation: OrganisationRef }),
  grant.extend({ kind: z.literal('administrators') }),
  grant.extend({ kind: z.literal('team'), project: z.object({ id: Id, title: z.string() }) }),
  grant.extend({ kind: z.literal('person'), person: PersonRef }),
])
export type Reason = z.infer<typeof Reason>

/** Who can see a thing, and why. */
export const Audience = z.object({
  reasons: z.array(Reason).describe('The widest first'),
  count: z.int().nullable().describe('People, each counted once; null for a guest'),
})
export type Audience = z.infer<typeof Audience>

/** Somebody who can see the thing. */
export const Reader = z.object({
  person: PersonRef,
  because: z.array(Id).describe('The reasons that let this person in'),
})
export type Reader = z.infer<typeof Reader>
