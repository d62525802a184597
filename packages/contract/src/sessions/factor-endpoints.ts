import { z } from 'zod'
import { Me } from '../accounts/schema.ts'
import { endpoint } from '../core/endpoint.ts'
import { proofNeeded, refusal, secondStepNeeded } from '../core/errors.ts'
import { Id } from '../core/ids.ts'
import { nothing } from '../core/paging.ts'
import { Scope } from '../core/scopes.ts'
import { slowDown } from './endpoints.ts'
import {
  ApiToken,
  Ceremony,
  FactorCode,
  FactorProof,
  Factors,
  LinkedIdentity,
  NewPasskey,
  NewToken,
  PasskeyName,
  PasskeyUse,
  Proof,
  ProviderReturn,
  RecoveryCodes,
} from './schema.ts'

export const wrongCode = refusal('wrong_code', 422, 'This code is not right, or was used already.')
export const wrongProof = refusal('wrong_proof', 422, 'This password is not right.')
export const stepOver = refusal('step_over', 410, 'This sign-in has ended; begin again.')
export const passkeyRefused = refusal('passkey_refused', 422, 'This passkey could not be accepted.')
export const passkeyKnown = refusal('passkey_known', 409, 'This passkey is registered already.')
export const lastFactor = refusal('last_factor', 409, 'The cluster asks for a second factor: add another one first.')
export const noApplication = refusal('no_application', 409, 'There is no authenticator application to do this with.')
export const applicationKnown = refusal('application_known', 409, 'There is an authenticator application already: remove it first.')
export const unknownIdentity = refusal('unknown_identity', 403, 'No account here goes with this one; ask for an invitation.')
export const identityTaken = refusal('identity_taken', 409, 'This account elsewhere is linked to another person.')
export const providerExpired = refusal('provider_expired', 410, 'This answer came too late, or was used already; begin again.')
export const providerRefused = refusal('provider_refused', 422, 'The provider did not vouch for this sign-in.')
export const providerAway = refusal('provider_away', 424, 'The provider cannot be reached.')

/** Between the first factor and the second: the step is held in a cookie. */
export const getStep = endpoint('getStep', {
  method: 'GET',
  path: '/api/sessions/step',
  summary: 'With what the sign-in that has begun can be completed.',
  access: 'anyone',
  answer: z.object({ ways: z.array(z.enum(['code', 'passkey'])) }),
  errors: [stepOver],
})

export const startStepCeremony = endpoint('startStepCeremony', {
  method: 'POST',
  path: '/api/sessions/step/ceremony',
  summary: 'Ask a passkey for the second step.',
  access: 'anyone',
  answer: Ceremony,
  errors: [stepOver],
})

export const completeStep = endpoint('completeStep', {
  method: 'PUT',
  path: '/api/sessions/step',
  summary: 'Complete a sign-in with a second factor; five failures end it.',
  access: 'anyone',
  body: FactorProof,
  answer: Me,
  errors: [wrongCode, passkeyRefused, stepOver, slowDown],
  shows: ['organisations'],
})

export const startPasskeySignIn = endpoint('startPasskeySignIn', {
  method: 'POST',
  path: '/api/sessions/passkey/ceremony',
  summary: 'Ask any passkey of this installation to sign somebody in.',
  access: 'anyone',
  answer: Ceremony,
})

export const signInWithPasskey = endpoint('signInWithPasskey', {
  method: 'POST',
  path: '/api/sessions/passkey',
  summary: 'Sign in with a passkey, which counts as both factors.',
  access: 'anyone',
  body: PasskeyUse,
  answer: Me,
  status: 201,
  errors: [passkeyRefused],
  shows: ['organisations'],
})

const mine = { access: 'member', alone: true, whileEnrolling: true } as const
const changing = [proofNeeded] as const

export const getFactors = endpoint('getFactors', {
  method: 'GET',
  path: '/api/members/me/factors',
  summary: 'Your second step: the application, recovery codes, passkeys.',
  ...mine,
  answer: Factors,
})

export const startProof = endpoint('startProof', {
  method: 'POST',
  path: '/api/sessions/current/proof/ceremony',
  summary: 'Ask one of your passkeys to show that it is you.',
  ...mine,
  answer: Ceremony,
})

export const prove = endpoint('prove', {
  method: 'PUT',
  path: '/api/sessions/current/proof',
  summary: 'Show again who you are; what concerns the security of your account is open for ten minutes.',
  ...mine,
  body: Proof,
  answer: nothing,
  status: 204,
  errors: [wrongCode, wrongProof, passkeyRefused, slowDown],
})

export const startApplication = endpoint('startApplication', {
  method: 'POST',
  path: '/api/members/me/application',
  summary: 'Begin with an authenticator application: its secret, shown until the first code confirms it.',
  ...mine,
  answer: z.object({
    secret: z.string().describe('Base32, to be typed where a picture cannot be taken'),
    address: z.string().describe('`otpauth://…`, for the same device'),
    picture: z.string().describe('The same as a QR code, SVG'),
  }),
  status: 201,
  errors: [...changing, applicationKnown],
})

export const confirmApplication = endpoint('confirmApplication', {
  method: 'PUT',
  path: '/api/members/me/application',
  summary: 'Confirm the application with its first code; recovery codes come with it.',
  ...mine,
  body: z.object({ code: FactorCode }),
  answer: RecoveryCodes,
  errors: [...changing, wrongCode, noApplication, slowDown],
})

export const removeApplication = endpoint('removeApplication', {
  method: 'DELETE',
  path: '/api/members/me/application',
  summary: 'Do without the authenticator application.',
  ...mine,
  answer: nothing,
  status: 204,
  errors: [...changing, lastFactor, noApplication],
})

export const renewRecoveryCodes = endpoint('renewRecoveryCodes', {
  method: 'POST',
  path: '/api/members/me/recovery-codes',
  summary: 'Ten new recovery codes; the old ones no longer serve.',
  ...mine,
  answer: RecoveryCodes,
  status: 201,
  errors: changing,
})

export const startPasskey = endpoint('startPasskey', {
  method: 'POST',
  path: '/api/members/me/passkeys/ceremony',
  summary: 'Ask the device for a new passkey.',
  ...mine,
  answer: Ceremony,
  status: 201,
  errors: changing,
})

export const addPasskey = endpoint('addPasskey', {
  method: 'POST',
  path: '/api/members/me/passkeys',
  summary: 'Add a passkey; where the cluster asks for a second step, recovery codes come with the first.',
  ...mine,
  body: NewPasskey,
  answer: RecoveryCodes,
  status: 201,
  errors: [...changing, passkeyRefused, passkeyKnown],
})

export const renamePasskey = endpoint('renamePasskey', {
  method: 'PATCH',
  path: '/api/members/me/passkeys/:passkeyId',
  summary: 'Call a passkey otherwise.',
  access: 'member',
  alone: true,
  params: z.object({ passkeyId: Id }),
  body: z.object({ name: PasskeyName }),
  answer: nothing,
  status: 204,
})

export const removePasskey = endpoint('removePasskey', {
  method: 'DELETE',
  path: '/api/members/me/passkeys/:passkeyId',
  summary: 'Remove a passkey; it no longer signs in.',
  access: 'member',
  alone: true,
  params: z.object({ passkeyId: Id }),
  answer: nothing,
  status: 204,
  errors: [...changing, lastFactor],
})

export const getProvider = endpoint('getProvider', {
  method: 'GET',
  path: '/api/sessions/provider',
  summary: 'Whether people may come in with an account elsewhere, and what that house is called.',
  access: 'anyone',
  answer: z.object({ name: z.string().nullable() }),
})

export const startProvider = endpoint('startProvider', {
  method: 'POST',
  path: '/api/sessions/provider',
  summary: 'Begin to sign in with the provider: the address to go to. The browser keeps the state in a cookie, for ten minutes.',
  access: 'anyone',
  answer: z.object({ address: z.string() }),
  errors: [providerAway],
})

export const signInWithProvider = endpoint('signInWithProvider', {
  method: 'POST',
  path: '/api/sessions/provider/return',
  summary: 'Come back from the provider and sign in, as the person who is linked or has the same verified address.',
  access: 'anyone',
  body: ProviderReturn,
  answer: Me,
  status: 201,
  errors: [unknownIdentity, providerExpired, providerRefused, providerAway, secondStepNeeded],
  shows: ['organisations'],
})

export const getIdentity = endpoint('getIdentity', {
  method: 'GET',
  path: '/api/members/me/identity',
  summary: 'Your account at the provider.',
  access: 'member',
  alone: true,
  answer: LinkedIdentity,
})

export const startLink = endpoint('startLink', {
  method: 'POST',
  path: '/api/members/me/identity/start',
  summary: 'Begin to link an account at the provider.',
  access: 'member',
  alone: true,
  answer: z.object({ address: z.string() }),
  errors: [...changing, providerAway],
})

export const linkIdentity = endpoint('linkIdentity', {
  method: 'PUT',
  path: '/api/members/me/identity',
  summary: 'Come back from the provider and link the account.',
  access: 'member',
  alone: true,
  body: ProviderReturn,
  answer: nothing,
  status: 204,
  errors: [identityTaken, providerExpired, providerRefused, providerAway],
})

export const unlinkIdentity = endpoint('unlinkIdentity', {
  method: 'DELETE',
  path: '/api/members/me/identity',
  summary: 'No longer come in with the account at the provider.',
  access: 'member',
  alone: true,
  answer: nothing,
  status: 204,
  errors: changing,
})

export const listTokens = endpoint('listTokens', {
  method: 'GET',
  path: '/api/members/me/tokens',
  summary: 'Keys of your programs, and the scopes that they may have.',
  access: 'member',
  alone: true,
  answer: z.object({ items: z.array(ApiToken), scopes: z.array(Scope) }),
})

/** Without an id of the client's: a lost answer cannot be asked for again, since the key is shown once. */
export const makeToken = endpoint('makeToken', {
  method: 'POST',
  path: '/api/members/me/tokens',
  summary: 'Make a key for a program, shown once: send it as `Authorization: Bearer nvt_…`.',
  access: 'member',
  alone: true,
  body: NewToken,
  answer: z.object({ token: ApiToken, key: z.string().describe('`nvt_…`') }),
  status: 201,
  errors: changing,
})

export const revokeToken = endpoint('revokeToken', {
  method: 'DELETE',
  path: '/api/members/me/tokens/:tokenId',
  summary: 'Revoke a key; its programs are shut out at once.',
  access: 'member',
  alone: true,
  params: z.object({ tokenId: Id }),
  answer: nothing,
  status: 204,
})
