import { z } from 'zod'
import { Language, MembershipRole, PersonName } from '../accounts/schema.ts'
import { Id } from '../core/ids.ts'
import { OrganisationRef, PersonRef } from '../core/refs.ts'
import { Line } from '../core/text.ts'
import { Day, Instant } from '../core/time.ts'
import { ProjectRef } from '../projects/schema.ts'
import { mostQuestions } from './limits.ts'

/** Days in which an invitation can be accepted: long enough for somebody who reads their letters on Sundays. */
export const invitationDays = 14

export const InvitationMessage = z.string().trim().max(1_000)

/** What holds for everybody invited at once. */
export const InvitationTerms = z.object({
  role: MembershipRole,
  endsOn: Day.nullable().default(null).describe('The first day on which they no longer belong; null while no end is known'),
  language: Language.describe('Of the letter, and of the account that it makes'),
  message: InvitationMessage.default('').describe('A word in the letter, from whoever invites'),
})

/** The same into the team of one project, where nobody has a role. */
export const GuestTerms = InvitationTerms.omit({ role: true, endsOn: true })

export const InvitationState = z.enum(['pending', 'expired', 'accepted', 'declined', 'withdrawn'])
export type InvitationState = z.infer<typeof InvitationState>

/** Where an invitation leads: into an organisation, in a role; or into the team of one project, and nowhere else. */
const place = {
  organisation: OrganisationRef.nullable(),
  project: ProjectRef.nullable(),
  role: MembershipRole.nullable(),
}

/** An invitation as those follow it who invite. */
export const Invitation = z.object({
  id: Id,
  ...place,
  email: z.string(),
  name: z.string().describe('Empty where whoever invited did not say it'),
  endsOn: Day.nullable(),
  language: Language,
  message: z.string(),
  state: InvitationState,
  invitedBy: PersonRef.nullable(),
  sentAt: Instant.describe('When the letter last left'),
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  acceptedBy: PersonRef.nullable().describe('They may have another address than the one that was invited'),
  withdrawnAt: Instant.nullable(),
  declinedAt: Instant.nullable(),
  can: z.object({ resend: z.boolean(), withdraw: z.boolean(), restore: z.boolean() }),
})
export type Invitation = z.infer<typeof Invitation>

/** What became of one address. */
export const InvitationOutcome = z.object({
  email: z.string(),
  outcome: z
    .enum(['invited', 'renewed', 'belongs'])
    .describe('`renewed`: an invitation waited already, its older link is dead; `belongs`: they are in the organisation, nothing was sent'),
})
export type InvitationOutcome = z.infer<typeof InvitationOutcome>

/** A letter as it will be read. */
export const LetterPreview = z.object({
  subject: z.string(),
  paragraphs: z.array(z.string()),
  button: z.string(),
  afterwards: z.array(z.string()),
})
export type LetterPreview = z.infer<typeof LetterPreview>

/** The secret part of a link; it never stands in an address that a server or a proxy notes. */
export const LinkToken = z.string().min(1).max(2_000)

/** An invitation as whoever holds its link reads it. */
export const OpenInvitation = z.object({
  ...place,
  endsOn: Day.nullable(),
  message: z.string(),
  invitedBy: z.string().nullable().describe('Their name; null where they are no longer here'),
  email: z.string(),
  name: z.string(),
  expiresAt: Instant,
  state: z
    .enum([...InvitationState.options, 'closed'])
    .describe('`closed`: the organisation is no longer at work here, or the project is archived'),
  hasAccount: z.boolean().describe('Somebody signs in with this address: they do, then accept'),
})
export type OpenInvitation = z.infer<typeof OpenInvitation>

/** An invitation that waits for the answer of whoever reads it here. */
export const MyInvitation = z.object({
  id: Id,
  ...place,
  endsOn: Day.nullable(),
  message: z.string(),
  invitedBy: z.string().nullable(),
  expiresAt: Instant,
})
export type MyInvitation = z.infer<typeof MyInvitation>

export const Newcomer = z.object({ name: PersonName, language: Language })

/** How people join who were not invited by name. */
export const JoiningRule = z.enum(['closed', 'application', 'free'])
export type JoiningRule = z.infer<typeof JoiningRule>

export const JoiningInput = z.object({
  joining: JoiningRule,
  questions: z.array(Line(200)).max(mostQuestions).default([]).describe('What applicants are asked'),
})

/** How one joins an organisation, and what the reader may do about it. */
export const Joining = z.object({
  joining: JoiningRule,
  questions: z.array(z.string()),
  open: z.boolean().describe('False also where the cluster lets nobody join who was not invited by name'),
  application: z
    .object({ id: Id, threadId: Id.nullable(), at: Instant })
    .nullable()
    .describe('The reader’s own, while it waits for an answer'),
  version: z.int().describe('Of the organisation'),
  can: z.object({ edit: z.boolean(), join: z.boolean(), apply: z.boolean() }),
})
export type Joining = z.infer<typeof Joining>

export const ApplicationState = z.enum(['waiting', 'accepted', 'declined', 'withdrawn'])
export type ApplicationState = z.infer<typeof ApplicationState>

/** Somebody who asks to join an organisation. */
export const Application = z.object({
  id: Id,
  organisation: OrganisationRef,
  person: PersonRef,
  at: Instant,
  state: ApplicationState,
  answeredAt: Instant.nullable(),
  answeredBy: PersonRef.nullable(),
  threadId: Id.nullable().describe('Where the answers to the questions stand; null for whoever does not read it, such as an administrator'),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type Application = z.infer<typeof Application>

/** A poster asks strangers in: whoever it brings does not manage. */
export const PosterRole = MembershipRole.exclude(['manager'])

/** The poster that hangs somewhere, as managers print it. */
export const Poster = z.object({
  id: Id,
  organisation: OrganisationRef,
  role: PosterRole,
  address: z.string().describe('What its QR code says'),
  madeAt: Instant,
  madeBy: PersonRef.nullable(),
})
export type Poster = z.infer<typeof Poster>

/** A poster as whoever photographed it reads it. */
export const OpenPoster = z.object({
  organisation: OrganisationRef,
  summary: z.string(),
  role: PosterRole,
  joining: JoiningRule.describe('`closed` also where the organisation or the cluster lets nobody join just now'),
  questions: z.array(z.string()),
})
export type OpenPoster = z.infer<typeof OpenPoster>
