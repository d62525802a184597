import { z } from 'zod'
import { Dye, Weave } from './dyes.ts'
import { Id } from './ids.ts'

/** The same few stand beside many things: an answer writes each of them once, however often it shows it. Nobody changes such an object. */
const repeated = { repeated: true }

/** An organisation as it appears beside something else: its label and its thread in a ribbon. */
export const OrganisationRef = z
  .object({
    id: Id,
    name: z.string(),
    initials: z.string(),
    dye: Dye,
    weave: Weave,
  })
  .meta(repeated)
export type OrganisationRef = z.infer<typeof OrganisationRef>

/** Which picture a person has: it grows with each new one, so that a browser keeps what it has shown. */
export const Portrait = z.int().nullable().describe('The `version` to ask their picture with; null while there is none')

/** A person as they appear beside something else. */
export const PersonRef = z
  .object({
    id: Id,
    name: z.string(),
    portrait: Portrait,
    organisation: OrganisationRef.nullable().describe('The organisation they first came with; null for a guest'),
  })
  .meta(repeated)
export type PersonRef = z.infer<typeof PersonRef>

/** A ribbon: the host first, then the partners in the order in which they joined. */
export const Ribbon = z.array(OrganisationRef)
