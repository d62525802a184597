import { z } from 'zod'
import { Id } from '../core/ids.ts'
import { OrganisationRef } from '../core/refs.ts'
import { Line } from '../core/text.ts'

export const Language = z.enum(['fr', 'en'])
export type Language = z.infer<typeof Language>

export const MembershipRole = z.enum(['manager', 'member', 'volunteer'])
export type MembershipRole = z.infer<typeof MembershipRole>

/** A place in an organisation, as its holder or a colleague reads it. */
export const Belonging = z.object({ organisation: OrganisationRef, role: MembershipRole })
export type Belonging = z.infer<typeof Belonging>

export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254)).describe('At most 254 characters (RFC 5321, section 4.5.3.1)')

export const PersonName = Line(120)

/** At least 12 characters: length protects better than mixed signs (NIST SP 800-63B, 5.1.1). 200 bounds the work of argon2. */
export const NewPassword = z.string().min(12).max(200)

/** The person who is signed in, with what the shell needs to draw itself. */
export const Me = z.object({
  id: Id,
  sessionId: Id,
  name: z.string(),
  email: z.string(),
  language: Language,
  presence: z.boolean().describe('Whether others see which thread this person has open'),
  administrator: z.boolean(),
  insider: z.boolean().describe('Belongs to a member organisation or administers the cluster; false for a guest'),
  belongings: z.array(Belonging),
  can: z.object({
    startProject: z.boolean(),
    addOrganisation: z.boolean(),
    openClusterThread: z.boolean(),
    seePeople: z.boolean(),
  }),
})
export type Me = z.infer<typeof Me>

/** A person of the cluster, as others read them. */
export const Member = z.object({
  id: Id,
  name: z.string(),
  occupation: z.string(),
  administrator: z.boolean(),
  belongings: z.array(Belonging),
})
export type Member = z.infer<typeof Member>
