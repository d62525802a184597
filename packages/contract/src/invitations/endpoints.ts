import { z } from 'zod'
import { Email, Me } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, refusal, stale, weakPassword } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing, page, pageQuery } from '../core/paging.ts'
import { Version } from '../core/versions.ts'
import { NewPassword } from '../sessions/schema.ts'
import { mostAddresses, mostGuests, mostQuestions } from './limits.ts'
import {
  Application,
  ApplicationState,
  GuestTerms,
  Invitation,
  InvitationOutcome,
  InvitationState,
  InvitationTerms,
  Joining,
  JoiningInput,
  LetterPreview,
  LinkToken,
  MyInvitation,
  Newcomer,
  OpenInvitation,
  OpenPoster,
  Poster,
  PosterRole,
} from './schema.ts'

export const personUnknown = refusal('no_such_person', 422, 'No account has this id.')
export const endIsPast = refusal('end_is_past', 422, 'The end is not in the future.')
export const linkUnknown = refusal('link_unknown', 404, 'No invitation has this link: it is cut, or another was sent since.')
export const invitationUnknown = refusal('invitation_unknown', 404, 'No invitation has this link: it is cut, or another was sent since.')
export const invitationExpired = refusal('invitation_expired', 409, 'The invitation has expired.')
export const invitationUsed = refusal('invitation_used', 409, 'The invitation has been accepted.')
export const invitationDeclined = refusal('invitation_declined', 409, 'The invitation has been declined.')
export const invitationWithdrawn = refusal('invitation_withdrawn', 409, 'The invitation has been withdrawn.')
export const invitationWaits = refusal('invitation_waits', 409, 'This address has been invited again since.')
export const alreadyBelongs = refusal('already_belongs', 409, 'This person already belongs to the organisation.')
export const accountExists = refusal('account_exists', 409, 'Somebody signs in with this address: sign in first.')

export const joiningClosed = refusal('joining_closed', 409, 'Nobody joins this organisation just now who was not invited by name.')
export const answersMissing = refusal('answers_missing', 422, 'Each question of the organisation wants an answer.')
export const applicationWaits = refusal('application_waits', 409, 'An application of yours waits for its answer.')
export const applicationAnswered = refusal('application_answered', 409, 'The application has been answered or withdrawn.')
export const posterUnknown = refusal('poster_unknown', 404, 'This poster is not ours, or no longer serves.')
export const confirmationUnknown = refusal('confirmation_unknown', 404, 'This link is not whole, or waited too long.')

const organisationParams = z.object({ organisationId: Id })
const invitationParams = z.object({ invitationId: Id })

export const listInvitations = endpoint('listInvitations', {
  method: 'GET',
  path: '/api/invitations',
  summary: 'Invitations to the organisations that you manage, the last sent first; an administrator reads all. Or those to a project.',
  access: 'insider',
  query: pageQuery.extend({
    organisationId: Id.optional(),
    projectId: Id.optional().describe('Into the team of this project, for those who invite to it'),
    state: InvitationState.optional(),
  }),
  answer: page(Invitation),
  shows: ['accounts', 'organisations', 'projects'],
})

export const invitePeople = endpoint('invitePeople', {
  method: 'POST',
  path: '/api/organisations/:organisationId/invitations',
  summary: 'Invite people by their addresses. Who has an invitation that waits receives it anew; who belongs already, nothing.',
  access: 'insider',
  sees: 'organisationId',
  params: organisationParams,
  body: InvitationTerms.extend({ emails: z.array(Email).min(1).max(mostAddresses) }),
  answer: z.object({ outcomes: z.array(InvitationOutcome) }),
  errors: [endIsPast],
})

export const inviteToProject = endpoint('inviteToProject', {
  method: 'POST',
  path: '/api/projects/:projectId/invitations',
  summary:
    'Invite to the team of a project: people of the cluster, who accept or decline, and guests by their addresses, who see nothing else. Who has an invitation that waits receives it anew.',
  access: 'insider',
  sees: 'projectId',
  params: z.object({ projectId: Id }),
  body: GuestTerms.extend({
    memberIds: z.array(Id).max(mostGuests).default([]),
    emails: z.array(Email).max(mostGuests).default([]),
  }).refine(({ memberIds, emails }) => memberIds.length + emails.length > 0, { path: ['emails'], error: 'nobody is invited' }),
  answer: z.object({
    outcomes: z.array(InvitationOutcome.omit({ email: true }).extend({ memberId: Id.nullable(), email: z.string().nullable() })),
  }),
  errors: [personUnknown],
})

export const previewProjectInvitation = endpoint('previewProjectInvitation', {
  method: 'POST',
  path: '/api/projects/:projectId/invitation-preview',
  summary: 'The letter as those who are invited to the project will read it; nothing is sent.',
  access: 'insider',
  sees: 'projectId',
  params: z.object({ projectId: Id }),
  body: GuestTerms,
  answer: LetterPreview,
})

export const listMyInvitations = endpoint('listMyInvitations', {
  method: 'GET',
  path: '/api/invitations/mine',
  summary: 'Invitations to your own address that wait for your answer, the last first.',
  access: 'member',
  answer: z.object({ invitations: z.array(MyInvitation).max(100) }),
  shows: ['accounts', 'organisations', 'projects'],
})

export const answerInvitation = endpoint('answerInvitation', {
  method: 'PUT',
  path: '/api/invitations/:invitationId/answer',
  summary: 'Accept or decline an invitation to your own address.',
  access: 'member',
  sees: 'invitationId',
  params: invitationParams,
  body: z.object({ accepted: z.boolean() }),
  answer: nothing,
  status: 204,
  errors: [invitationExpired, invitationUsed, invitationDeclined, invitationWithdrawn, alreadyBelongs],
})

export const previewInvitation = endpoint('previewInvitation', {
  method: 'POST',
  path: '/api/organisations/:organisationId/invitation-preview',
  summary: 'The letter as those who are invited will read it; nothing is sent.',
  access: 'insider',
  sees: 'organisationId',
  params: organisationParams,
  body: InvitationTerms,
  answer: LetterPreview,
})

export const resendInvitation = endpoint('resendInvitation', {
  method: 'PUT',
  path: '/api/invitations/:invitationId/sending',
  summary: 'Send an invitation again, with a new link and fourteen new days; the older link is dead.',
  access: 'insider',
  sees: 'invitationId',
  params: invitationParams,
  answer: Invitation,
  errors: [invitationUsed, invitationDeclined, invitationWithdrawn],
})

export const withdrawInvitation = endpoint('withdrawInvitation', {
  method: 'PUT',
  path: '/api/invitations/:invitationId/withdrawal',
  summary: 'Withdraw an invitation: its link no longer serves.',
  access: 'insider',
  sees: 'invitationId',
  params: invitationParams,
  answer: Invitation,
  errors: [invitationUsed, invitationDeclined],
})

export const restoreInvitation = endpoint('restoreInvitation', {
  method: 'DELETE',
  path: '/api/invitations/:invitationId/withdrawal',
  summary: 'Take a withdrawal back: the same link serves again, until its day.',
  access: 'insider',
  sees: 'invitationId',
  params: invitationParams,
  answer: Invitation,
  errors: [invitationUsed, invitationDeclined, invitationWaits],
})

export const openInvitation = endpoint('openInvitation', {
  method: 'POST',
  path: '/api/invitations/opening',
  summary: 'Read the invitation whose link you hold; reading uses nothing up.',
  access: 'anyone',
  body: z.object({ token: LinkToken }),
  answer: OpenInvitation,
  errors: [invitationUnknown],
  shows: ['organisations', 'projects'],
})

export const acceptInvitation = endpoint('acceptInvitation', {
  method: 'POST',
  path: '/api/invitations/acceptances',
  summary: 'Accept the invitation whose link you hold, for the account that is signed in.',
  access: 'member',
  body: z.object({ token: LinkToken }),
  answer: z.object({ organisationId: Id.nullable(), projectId: Id.nullable() }),
  errors: [invitationUnknown, invitationExpired, invitationUsed, invitationDeclined, invitationWithdrawn, alreadyBelongs],
})

export const acceptAsNewcomer = endpoint('acceptAsNewcomer', {
  method: 'POST',
  path: '/api/invitations/newcomers',
  summary: 'Accept the invitation whose link you hold, with a new account for the address it was sent to; you are signed in.',
  access: 'anyone',
  body: Newcomer.extend({ token: LinkToken, password: NewPassword }),
  answer: Me,
  status: 201,
  errors: [invitationUnknown, invitationExpired, invitationUsed, invitationDeclined, invitationWithdrawn, accountExists, weakPassword],
  shows: ['organisations'],
})

export const getJoining = endpoint('getJoining', {
  method: 'GET',
  path: '/api/organisations/:organisationId/joining',
  summary: 'How one joins an organisation without being invited by name, and what you may do about it.',
  access: 'member',
  sees: 'organisationId',
  params: organisationParams,
  answer: Joining,
  shows: ['organisations'],
})

export const editJoining = endpoint('editJoining', {
  method: 'PUT',
  path: '/api/organisations/:organisationId/joining',
  summary: 'Say how people join who were not invited by name, and what applicants are asked.',
  access: 'insider',
  sees: 'organisationId',
  params: organisationParams,
  body: JoiningInput.extend({ version: Version }),
  answer: Joining,
  errors: [stale],
})

export const joinOrganisation = endpoint('joinOrganisation', {
  method: 'POST',
  path: '/api/organisations/:organisationId/joiners',
  summary: 'Join an organisation that is free to join; a poster may say in which role.',
  access: 'member',
  sees: 'organisationId',
  params: organisationParams,
  body: z.object({ token: LinkToken.nullable().default(null).describe('Of the poster that brought you, if one did') }),
  answer: nothing,
  status: 204,
  errors: [joiningClosed, alreadyBelongs, posterUnknown],
})

export const apply = endpoint('apply', {
  method: 'POST',
  path: '/api/organisations/:organisationId/applications',
  summary: 'Ask to join; the answers to the organisation’s questions open a thread between you and its managers.',
  access: 'member',
  sees: 'organisationId',
  params: organisationParams,
  body: z.object({
    id: Id,
    thread: z.object({ id: Id, postId: Id }),
    answers: z
      .array(z.string().trim().max(2_000))
      .max(mostQuestions)
      .describe('In the order of the questions; one line of your own where there are none'),
  }),
  answer: Application,
  status: 201,
  errors: [joiningClosed, alreadyBelongs, applicationWaits, answersMissing, idTaken],
})

export const listApplications = endpoint('listApplications', {
  method: 'GET',
  path: '/api/applications',
  summary: 'Applications to the organisations that you manage, the last first; an administrator reads that they are there.',
  access: 'insider',
  query: pageQuery.extend({ organisationId: Id.optional(), state: ApplicationState.optional() }),
  answer: page(Application),
  shows: ['accounts', 'organisations'],
})

export const getThreadApplication = endpoint('getThreadApplication', {
  method: 'GET',
  path: '/api/threads/:threadId/application',
  summary: 'The application that a thread is about; null where it is about none.',
  access: 'member',
  sees: 'threadId',
  params: z.object({ threadId: Id }),
  answer: z.object({ application: Application.nullable() }),
  shows: ['accounts', 'organisations'],
})

const applicationParams = z.object({ applicationId: Id })

export const answerApplication = endpoint('answerApplication', {
  method: 'PUT',
  path: '/api/applications/:applicationId/answer',
  summary: 'Accept an application, in a role, or decline it; the thread and a letter tell.',
  access: 'insider',
  sees: 'applicationId',
  params: applicationParams,
  body: z.object({
    accepted: z.boolean(),
    role: InvitationTerms.shape.role.default('volunteer'),
    endsOn: InvitationTerms.shape.endsOn,
    word: InvitationTerms.shape.message.describe('A word of your own'),
  }),
  answer: Application,
  errors: [applicationAnswered, alreadyBelongs, endIsPast],
})

export const withdrawApplication = endpoint('withdrawApplication', {
  method: 'PUT',
  path: '/api/applications/:applicationId/withdrawal',
  summary: 'Withdraw your application; the thread stays.',
  access: 'member',
  sees: 'applicationId',
  params: applicationParams,
  answer: Application,
  errors: [applicationAnswered],
})

export const getPoster = endpoint('getPoster', {
  method: 'GET',
  path: '/api/organisations/:organisationId/poster',
  summary: 'The poster of an organisation, for its managers to print; null where there is none.',
  access: 'insider',
  sees: 'organisationId',
  params: organisationParams,
  answer: z.object({ poster: Poster.nullable() }),
  shows: ['accounts', 'organisations'],
})

export const renewPoster = endpoint('renewPoster', {
  method: 'PUT',
  path: '/api/organisations/:organisationId/poster',
  summary: 'Make a poster; the one that hangs now no longer serves.',
  access: 'insider',
  sees: 'organisationId',
  params: organisationParams,
  body: z.object({ role: PosterRole.default('volunteer') }),
  answer: z.object({ poster: Poster }),
})

export const withdrawPoster = endpoint('withdrawPoster', {
  method: 'DELETE',
  path: '/api/organisations/:organisationId/poster',
  summary: 'Withdraw the poster: whoever photographs it reads that it no longer serves.',
  access: 'insider',
  sees: 'organisationId',
  params: organisationParams,
  answer: nothing,
  status: 204,
})

export const openPoster = endpoint('openPoster', {
  method: 'POST',
  path: '/api/posters/opening',
  summary: 'Read the poster that you photographed.',
  access: 'anyone',
  body: z.object({ token: LinkToken }),
  answer: OpenPoster,
  errors: [posterUnknown],
  shows: ['organisations'],
})

export const askAccount = endpoint('askAccount', {
  method: 'POST',
  path: '/api/posters/newcomers',
  summary:
    'Ask for an account, from a poster. A letter goes to the address; nothing exists until its link is used. The answer never tells whether the address is known.',
  access: 'anyone',
  body: Newcomer.extend({ token: LinkToken, email: Email }),
  answer: nothing,
  status: 204,
  errors: [posterUnknown, joiningClosed],
})

export const openConfirmation = endpoint('openConfirmation', {
  method: 'POST',
  path: '/api/posters/confirmations/opening',
  summary: 'Read whose account the link of a letter makes; reading uses nothing up.',
  access: 'anyone',
  body: z.object({ confirmation: LinkToken }),
  answer: z.object({ name: z.string(), email: z.string(), hasAccount: z.boolean() }),
  errors: [confirmationUnknown],
})

export const confirmAccount = endpoint('confirmAccount', {
  method: 'POST',
  path: '/api/posters/confirmations',
  summary: 'Make the account, by the link that came to its address; you are signed in.',
  access: 'anyone',
  body: z.object({ confirmation: LinkToken, password: NewPassword }),
  answer: Me,
  status: 201,
  errors: [confirmationUnknown, accountExists, weakPassword],
  shows: ['organisations'],
})
