import { z } from 'zod'
import { Email, Language, NewPassword, PersonName } from '../accounts/schema.ts'
import { Line } from '../core/text.ts'

/** What anyone may know of the installation before signing in. */
export const Cluster = z.object({
  founded: z.boolean().describe('False on an empty installation: the first-run page is shown'),
  name: z.string(),
  language: Language,
  timeZone: z.string().describe('IANA name'),
  demonstration: z.boolean(),
})
export type Cluster = z.infer<typeof Cluster>

export const FoundingToken = z.string().min(1).max(200).describe('From the one-time link printed by the server')

export const Founding = z.object({
  token: FoundingToken,
  name: Line(120).describe('The name of the cluster'),
  language: Language.default('fr'),
  administrator: z.object({ name: PersonName, email: Email, password: NewPassword }),
})

export const DemonstrationAccount = z.object({
  kind: z.enum(['administrator', 'manager', 'member', 'volunteer', 'guest']),
  email: z.string(),
  password: z.string(),
})
export type DemonstrationAccount = z.infer<typeof DemonstrationAccount>
