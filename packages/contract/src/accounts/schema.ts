import { z } from 'zod'
import { refusal } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef, Portrait } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day, Instant } from '../core/time.ts'

export const Language = z.enum(['fr', 'en'])
export type Language = z.infer<typeof Language>

export const MembershipRole = z.enum(['manager', 'member', 'volunteer'])
export type MembershipRole = z.infer<typeof MembershipRole>

/** A place in an organisation, as its holder or a colleague reads it. */
export const Belonging = z.object({
  organisation: OrganisationRef,
  role: MembershipRole,
  closed: z.boolean().describe('The organisation is closed: what is there stays readable, nothing new begins in it'),
})
export type Belonging = z.infer<typeof Belonging>

export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254)).describe('At most 254 characters (RFC 5321, section 4.5.3.1)')

export const PersonName = Line(120)

export const Theme = z.enum(['auto', 'light', 'dark'])
export type Theme = z.infer<typeof Theme>

/** Per cent of the usual size of letters. */
export const TextSize = z.int().min(80).max(200).describe('Per cent of the usual size, from 80 to 200')

/** Who reads a telephone number. Whoever it belongs to always does. */
export const PhoneReaders = z
  .enum(['nobody', 'managers', 'colleagues', 'cluster'])
  .describe('Nobody, the managers of their organisations, everybody of these organisations, everybody of the cluster but its guests')
export type PhoneReaders = z.infer<typeof PhoneReaders>

/** As people write it: figures and the signs between them. */
export const Phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^(\+?[\d\s().\u00a0\u202f/-]{4,})?$/)
  .describe('Figures, spaces, points, brackets and hyphens, with a plus in front or not; empty for none')

/** What somebody can do: a word or a few. */
export const Skill = Line(60)
export const Skills = z.array(Skill).max(30)

/** The person who is signed in, with what the shell needs to draw itself. */
export const Me = z.object({
  id: Id,
  sessionId: Id,
  name: z.string(),
  email: z.string(),
  portrait: Portrait,
  language: Language,
  timeZone: z.string().nullable().describe('Null for the zone of the cluster'),
  theme: Theme,
  textSize: TextSize,
  presence: z.boolean().describe('Whether others see which thread this person has open'),
  administrator: z.boolean(),
  insider: z.boolean().describe('Belongs to a member organisation or administers the cluster; false for a guest'),
  helper: z
    .object({ id: Id, name: z.string(), helpId: Id, endsAt: Instant })
    .nullable()
    .describe('The administrator who acts in this session in the person’s place, and until when'),
  enrolling: z.boolean().describe('The cluster asks for a second factor that this session has not shown: nothing else is open'),
  leavingAt: Instant.nullable().describe('The account is closed and will be erased then; until it is taken back, nothing else is open'),
  belongings: z.array(Belonging),
  can: z.object({
    startProject: z.boolean(),
    addOrganisation: z.boolean(),
    openClusterThread: z.boolean(),
    seePeople: z.boolean(),
    bringArchives: z.boolean().describe('Of mailing lists, to where one may open threads'),
  }),
})
export type Me = z.infer<typeof Me>

/** What a person says of themselves, as they alone may change it. */
export const Profile = z.object({
  name: PersonName,
  pronouns: z.string().trim().max(40),
  occupation: z.string().trim().max(160),
  about: z.string().trim().max(2_000).describe('Plain text, in as many lines as they like'),
  skills: Skills,
  phone: Phone,
  phoneReaders: PhoneReaders,
})
export type Profile = z.infer<typeof Profile>

/** Where a person stands: with an account, without one, about to leave (it can still be taken back), or gone. */
export const Standing = z.enum(['account', 'none', 'leaving', 'gone'])
export type Standing = z.infer<typeof Standing>

/** A person of the cluster, as others read them in a list. */
export const Member = z.object({
  id: Id,
  name: z.string(),
  portrait: Portrait,
  occupation: z.string(),
  skills: z.array(z.string()),
  standing: Standing,
  administrator: z.boolean(),
  belongings: z.array(Belonging),
})
export type Member = z.infer<typeof Member>

/** A place that a person had in an organisation, and has no longer. */
export const FormerBelonging = z.object({
  organisation: OrganisationRef,
  role: MembershipRole,
  endedOn: Day.describe('The first day without it'),
})
export type FormerBelonging = z.infer<typeof FormerBelonging>

/** A person on their page: what this reader may see of them. */
export const Person = Member.extend({
  pronouns: z.string(),
  about: z.string(),
  email: z
    .string()
    .nullable()
    .describe('For themselves, the managers of their organisations and administrators; null for everybody else, or where there is none'),
  phone: z.string().nullable().describe('For those whom the person chose; null for everybody else, or where there is none'),
  former: z.array(FormerBelonging).describe('Organisations that they were in, the latest first'),
  leavingAt: Instant.nullable().describe('When the account will be erased, unless it is taken back; for administrators alone'),
  can: z.object({
    edit: z.boolean().describe('Their name and telephone, for somebody without an account'),
    giveAddress: z.boolean(),
    export: z.boolean(),
    close: z.boolean(),
    keep: z.boolean().describe('Take back that the account is closed'),
  }),
})
export type Person = z.infer<typeof Person>

/** A closed account on its way out, or what is left of one. */
export const Departure = z.object({
  person: PersonRef.describe('Under a neutral name once erased'),
  at: Instant.describe('When the account was closed'),
  by: PersonRef.nullable().describe('Who closed it at the person’s request; null where they did so themselves'),
  erasesAt: Instant.describe('From when its name and address are erased, unless it is taken back'),
  erasedAt: Instant.nullable().describe('Null while it can be taken back'),
})
export type Departure = z.infer<typeof Departure>

/** A skill as people of the cluster write it, and how many have it. */
export const SkillCount = z.object({ skill: z.string(), people: z.int() })

/** Only said to whoever proved that the address is theirs, or looks after the account. */
export const addressTaken = refusal('address_taken', 409, 'Another account has this address.')

/** Somebody must always be there to take care of the cluster: leaving, being demoted and being suspended are refused alike. */
export const lastAdministrator = refusal('last_administrator', 409, 'The last administrator stays; appoint somebody else first.')
