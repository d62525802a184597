import { z } from 'zod'
import { addressTaken, Email, lastAdministrator, Me } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { idTaken, proofNeeded, refusal, secondStepNeeded, weakPassword } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing } from '../core/paging.ts'
import { AddressChange, HelpInput, HelpSession, MyAccess, NewPassword, OneTimeToken, OpenSession } from './schema.ts'

/** The same words whether the account exists or not, so that nobody learns who has one. */
export const wrongCredentials = refusal('wrong_credentials', 401, 'This address and this password do not go together.')
/** Said only to whoever proved who they are: anybody else reads the words above. */
export const accountSuspended = refusal(
  'account_suspended',
  403,
  'This account is suspended; an administrator of the cluster can restore it.',
)
/** Waits grow with each failure; `Retry-After` says how long. */
export const slowDown = refusal('slow_down', 429, 'Too many failed attempts; wait before trying again.')

export const wrongPassword = refusal('wrong_password', 403, 'This is not the current password.')
export const linkUnknown = refusal('link_unknown', 404, 'This link is not whole, or another one took its place.')
export const linkExpired = refusal('link_expired', 410, 'This link was not used in time.')
export const linkUsed = refusal('link_used', 410, 'This link has already been used.')
export const sameAddress = refusal('same_address', 422, 'This is the address of the account already.')

export const helpOver = refusal('help_over', 409, 'This help session was answered, has ended or has run out.')

const linkRefusals = [linkUnknown, linkExpired, linkUsed] as const

export const signIn = endpoint('signIn', {
  method: 'POST',
  path: '/api/sessions',
  summary: 'Sign in; the session travels in HttpOnly cookies.',
  access: 'anyone',
  body: z.object({ email: Email, password: z.string().min(1).max(200) }),
  answer: Me,
  status: 201,
  errors: [wrongCredentials, slowDown, secondStepNeeded, accountSuspended],
  shows: ['organisations'],
})

export const renewSession = endpoint('renewSession', {
  method: 'PUT',
  path: '/api/sessions/current/renewal',
  summary:
    'Exchange the refresh token for fresh cookies. A token that comes back after its successor was used ends the session: somebody else holds it.',
  access: 'anyone',
  answer: nothing,
  status: 204,
  errors: [accountSuspended],
})

export const signOut = endpoint('signOut', {
  method: 'DELETE',
  path: '/api/sessions/current',
  summary: 'Sign out; open sockets of this session lose their rights at once.',
  access: 'member',
  whileEnrolling: true,
  whileLeaving: true,
  answer: nothing,
  status: 204,
})

export const listMySessions = endpoint('listMySessions', {
  method: 'GET',
  path: '/api/members/me/sessions',
  summary: 'Where you are signed in, last used first.',
  access: 'member',
  answer: z.object({ items: z.array(OpenSession) }),
})

export const endMySession = endpoint('endMySession', {
  method: 'DELETE',
  path: '/api/members/me/sessions/:sessionId',
  summary: 'End one of your sessions, wherever it is; its open pages close at once.',
  access: 'member',
  alone: true,
  params: z.object({ sessionId: Id }),
  answer: nothing,
  status: 204,
})

export const endOtherSessions = endpoint('endOtherSessions', {
  method: 'DELETE',
  path: '/api/members/me/other-sessions',
  summary: 'Sign out everywhere but here.',
  access: 'member',
  alone: true,
  answer: nothing,
  status: 204,
})

export const endAllSessions = endpoint('endAllSessions', {
  method: 'DELETE',
  path: '/api/members/me/sessions',
  summary: 'Sign out everywhere, here too.',
  access: 'member',
  alone: true,
  answer: nothing,
  status: 204,
})

export const askSignInLink = endpoint('askSignInLink', {
  method: 'POST',
  path: '/api/sign-in-links',
  summary: 'Ask for a link by mail that signs in once; the answer is the same whether or not there is such an account.',
  access: 'anyone',
  body: z.object({ email: Email }),
  answer: nothing,
  status: 204,
  errors: [slowDown],
})

export const signInByLink = endpoint('signInByLink', {
  method: 'POST',
  path: '/api/sessions/by-link',
  summary: 'Sign in with the token of a link that came by mail; it serves once, within 15 minutes.',
  access: 'anyone',
  body: z.object({ token: OneTimeToken }),
  answer: Me,
  status: 201,
  errors: linkRefusals,
  shows: ['organisations'],
})

export const askReset = endpoint('askReset', {
  method: 'POST',
  path: '/api/password-resets',
  summary: 'Ask for a link by mail to choose a new password; the answer is the same whether or not there is such an account.',
  access: 'anyone',
  body: z.object({ email: Email }),
  answer: nothing,
  status: 204,
  errors: [secondStepNeeded, slowDown],
})

export const readReset = endpoint('readReset', {
  method: 'POST',
  path: '/api/password-resets/reading',
  summary: 'Whose password a link is for, without using it up.',
  access: 'anyone',
  body: z.object({ token: OneTimeToken }),
  answer: z.object({ name: z.string(), email: z.string() }),
  errors: linkRefusals,
})

export const resetPassword = endpoint('resetPassword', {
  method: 'PUT',
  path: '/api/password-resets/password',
  summary: 'Choose a new password with the token of a link, which serves once, within an hour; all sessions of the account end.',
  access: 'anyone',
  body: z.object({ token: OneTimeToken, password: NewPassword }),
  answer: z.object({ email: z.string() }),
  errors: [...linkRefusals, weakPassword],
})

export const getMyAccess = endpoint('getMyAccess', {
  method: 'GET',
  path: '/api/members/me/access',
  summary: 'By what you come in: your address, whether you have a password, an address that waits to be confirmed.',
  access: 'member',
  answer: MyAccess,
})

export const changePassword = endpoint('changePassword', {
  method: 'PUT',
  path: '/api/members/me/password',
  summary: 'Change your password; your other sessions end unless you say otherwise.',
  access: 'member',
  alone: true,
  body: z.object({ current: z.string().min(1).max(200), password: NewPassword, endOthers: z.boolean().default(true) }),
  answer: nothing,
  status: 204,
  errors: [wrongPassword, weakPassword, slowDown],
})

export const askAddressChange = endpoint('askAddressChange', {
  method: 'PUT',
  path: '/api/members/me/address-change',
  summary: 'Ask for another e-mail address; both the old and the new one must confirm. Whether the new one is taken is not told.',
  access: 'member',
  alone: true,
  body: z.object({ email: Email }),
  answer: MyAccess,
  errors: [sameAddress, slowDown],
})

export const cancelAddressChange = endpoint('cancelAddressChange', {
  method: 'DELETE',
  path: '/api/members/me/address-change',
  summary: 'Keep your address; the links that were sent serve no more.',
  access: 'member',
  alone: true,
  answer: nothing,
  status: 204,
})

export const confirmAddress = endpoint('confirmAddress', {
  method: 'POST',
  path: '/api/address-confirmations',
  summary: 'Confirm a change of address from one of both mailboxes; it is done once both have.',
  access: 'anyone',
  body: z.object({ token: OneTimeToken }),
  answer: z.object({
    waitsFor: z.enum(['old', 'new']).nullable().describe('The mailbox that has not confirmed yet; null once it is done'),
  }),
  errors: [...linkRefusals, addressTaken],
})

const memberParams = z.object({ memberId: Id })

export const getAddressChange = endpoint('getAddressChange', {
  method: 'GET',
  path: '/api/members/:memberId/address-change',
  summary: 'The new address that a person asked for, while it waits for its confirmations.',
  access: 'administrator',
  params: memberParams,
  answer: z.object({ change: AddressChange.extend({ can: z.object({ vouch: z.boolean() }) }).nullable() }),
})

export const vouchForAddress = endpoint('vouchForAddress', {
  method: 'PUT',
  path: '/api/members/:memberId/address-change/voucher',
  summary:
    'Confirm a change of address in place of the old mailbox, which no longer answers. The person asked for it and the new mailbox has confirmed; both addresses read who did it.',
  access: 'administrator',
  alone: true,
  params: memberParams,
  answer: nothing,
  status: 204,
  errors: [proofNeeded, addressTaken],
})

const helpParams = z.object({ helpId: Id })

export const listHelp = endpoint('listHelp', {
  method: 'GET',
  path: '/api/help-sessions',
  summary: 'Help sessions that wait for an answer or run, on either side.',
  access: 'member',
  answer: z.object({ items: z.array(HelpSession) }),
})

export const askToHelp = endpoint('askToHelp', {
  method: 'POST',
  path: '/api/members/:memberId/help-sessions',
  summary: 'Ask a person for a help session: they see it at once, and nothing is open before they accept.',
  access: 'administrator',
  alone: true,
  params: memberParams,
  body: HelpInput,
  answer: HelpSession,
  status: 201,
  errors: [idTaken],
})

export const acceptHelp = endpoint('acceptHelp', {
  method: 'PUT',
  path: '/api/help-sessions/:helpId/acceptance',
  summary: 'Let the administrator in, for the minutes that they asked for.',
  access: 'member',
  alone: true,
  params: helpParams,
  answer: HelpSession,
  errors: [helpOver],
})

export const declineHelp = endpoint('declineHelp', {
  method: 'PUT',
  path: '/api/help-sessions/:helpId/refusal',
  summary: 'Say no to a help session.',
  access: 'member',
  alone: true,
  params: helpParams,
  answer: nothing,
  status: 204,
  errors: [helpOver],
})

export const openHelp = endpoint('openHelp', {
  method: 'POST',
  path: '/api/help-sessions/:helpId/session',
  summary: 'Enter the help session that the person accepted: this browser acts as them until it ends, then returns to the administrator.',
  access: 'administrator',
  alone: true,
  params: helpParams,
  answer: Me,
  status: 201,
  errors: [helpOver],
})

export const endHelp = endpoint('endHelp', {
  method: 'DELETE',
  path: '/api/help-sessions/:helpId',
  summary: 'End a help session, or take the request back; from either side, and at once.',
  access: 'member',
  params: helpParams,
  answer: nothing,
  status: 204,
})

export const leaveCluster = endpoint('leaveCluster', {
  method: 'POST',
  path: '/api/members/me/departure',
  summary: 'Close your account: your sessions end at once, and it is erased a week later unless you sign in and take it back.',
  access: 'member',
  alone: true,
  body: z.object({ password: z.string().max(200).default('').describe('Empty for an account without one') }),
  answer: nothing,
  status: 204,
  errors: [wrongPassword, slowDown, lastAdministrator],
})
