import { z } from 'zod'
import { Email } from '../accounts/schema.ts'
import { Id } from '../core/ids.ts'
import { Scope } from '../core/scopes.ts'
import { Line, Saying } from '../core/text.ts'
import { Instant } from '../core/time.ts'

/** At least 12 characters: length protects better than mixed signs (NIST SP 800-63B, 5.1.1). 200 bounds the work of argon2. */
export const NewPassword = z.string().min(12).max(200)

/** A browser or an application, as far as its `User-Agent` tells; null where it does not. */
export const Device = z.object({
  browser: z.string().nullable().describe('`Firefox`'),
  system: z.string().nullable().describe('`Windows`'),
})
export type Device = z.infer<typeof Device>

/** A place where a person is signed in, as they read it themselves. */
export const OpenSession = z.object({
  id: Id,
  device: Device,
  startedAt: Instant,
  lastUsedAt: Instant,
  current: z.boolean().describe('The session of this very request'),
  helper: z.object({ name: z.string() }).nullable().describe('The administrator who helps in this session, with the person’s leave'),
})
export type OpenSession = z.infer<typeof OpenSession>

/** Why a session is over. */
export const SessionEnd = z.enum([
  'signed_out',
  'token_reused',
  'ended_by_owner',
  'signed_in_over',
  'password_changed',
  'help_ended',
  'suspended',
])
export type SessionEnd = z.infer<typeof SessionEnd>

/** From the fragment of a link that came by mail. */
export const OneTimeToken = z.string().min(1).max(200)

/** A new address that waits for its confirmations. */
export const AddressChange = z.object({ email: Email, expiresAt: Instant, oldConfirmed: z.boolean(), newConfirmed: z.boolean() })

/** By what a person comes in, as they read it themselves. */
export const MyAccess = z.object({
  email: z.string(),
  hasPassword: z.boolean().describe('False for whoever comes in by other ways only'),
  addressChange: AddressChange.nullable(),
  vouched: z
    .object({ name: z.string(), at: Instant })
    .nullable()
    .describe('The administrator who confirmed the present address in place of the old mailbox; null where both mailboxes did'),
})
export type MyAccess = z.infer<typeof MyAccess>

/** Six figures of an authenticator application (RFC 6238), or a recovery code; spaces and dashes do not matter. */
export const FactorCode = z.string().trim().min(6).max(40)

/** Bytes in base64url, as browsers hand over what a passkey says (WebAuthn Level 3, section 5.1.8). */
const Base64Url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*={0,2}$/)

const credential = {
  id: Base64Url(1_400),
  rawId: Base64Url(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}

/** What a browser answers when a passkey is used: `AuthenticationResponseJSON` of WebAuthn. */
export const PasskeyUse = z.object({
  ceremonyId: Id,
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: Base64Url(8_000),
      authenticatorData: Base64Url(8_000),
      signature: Base64Url(8_000),
      userHandle: Base64Url(200).optional(),
    }),
  }),
})
export type PasskeyUse = z.infer<typeof PasskeyUse>

export const PasskeyName = Line(60)

/** What a browser answers when a passkey is made: `RegistrationResponseJSON` of WebAuthn. */
export const NewPasskey = z.object({
  ceremonyId: Id,
  name: PasskeyName,
  response: z.object({
    ...credential,
    response: z.object({
      clientDataJSON: Base64Url(8_000),
      attestationObject: Base64Url(40_000),
      authenticatorData: Base64Url(20_000).optional(),
      transports: z.array(z.string().max(30)).max(10).optional(),
      publicKeyAlgorithm: z.int().optional(),
      publicKey: Base64Url(20_000).optional(),
    }),
  }),
})
export type NewPasskey = z.infer<typeof NewPasskey>

/** What is asked of a passkey; `options` go to the browser as they are. A ceremony serves once, for five minutes. */
export const Ceremony = z.object({ ceremonyId: Id, options: z.record(z.string(), z.unknown()) })
export type Ceremony = z.infer<typeof Ceremony>

/** A second factor. */
export const FactorProof = z.union([z.object({ code: FactorCode }), z.object({ passkey: PasskeyUse })])
export type FactorProof = z.infer<typeof FactorProof>

/** Whatever shows again who somebody is; a password counts where no second factor is asked for. */
export const Proof = z.union([...FactorProof.options, z.object({ password: z.string().min(1).max(200) })])
export type Proof = z.infer<typeof Proof>

export const Passkey = z.object({ id: Id, name: z.string(), addedAt: Instant, lastUsedAt: Instant.nullable() })
export type Passkey = z.infer<typeof Passkey>

/** The second step of a person, as they read it themselves. */
export const Factors = z.object({
  required: z.boolean().describe('Whether the cluster asks this person for a second step'),
  application: z.object({ since: Instant }).nullable().describe('The authenticator application, once its first code was right'),
  recoveryCodes: z.int().describe('How many are left'),
  passkeys: z.array(Passkey),
  proven: z.boolean().describe('Whether this session showed lately who holds it: without it, changes are refused with `proof_needed`'),
  proofs: z
    .array(z.enum(['code', 'passkey', 'password']))
    .describe('With what it can be shown again; empty where only signing in again does'),
})
export type Factors = z.infer<typeof Factors>

/** Each serves once, in place of a code; shown now and never again. Empty where there were some already. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

/** An account elsewhere with which a person comes in. */
export const LinkedIdentity = z.object({
  provider: z.string().nullable().describe('What people call the other house; null where the installation has none'),
  linked: z.object({ since: Instant, lastUsedAt: Instant.nullable() }).nullable(),
})
export type LinkedIdentity = z.infer<typeof LinkedIdentity>

/** The page on which the provider brings people back. */
export const providerReturnPath = '/connexion/retour'

/** What stands behind `?` when the provider brings somebody back. */
export const ProviderReturn = z.object({ answer: z.string().max(8_000) })

export const TokenName = Line(80)

/** A key of a program, without the key itself. */
export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(Scope),
  madeAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable().describe('To the minute'),
})
export type ApiToken = z.infer<typeof ApiToken>

export const NewToken = z.object({
  name: TokenName,
  scopes: z.array(Scope).min(1).max(64),
  days: z.int().min(1).max(365).describe('For how long it serves: a year at most'),
})
export type NewToken = z.infer<typeof NewToken>

export const helpMinutes = [15, 30, 60] as const

/** An administrator asks to see what a person sees, with their leave and for a time. */
export const HelpInput = z.object({
  id: Id,
  reason: Saying(500).describe('What the person reads before they accept'),
  minutes: z.literal(helpMinutes).describe('From the moment at which the person accepts'),
})

export const HelpSession = z.object({
  id: Id,
  reason: z.string(),
  minutes: z.int(),
  askedAt: Instant,
  endsAt: Instant.nullable().describe('Null until the person has accepted'),
  opened: z.boolean().describe('The administrator is in'),
  helper: z.object({ id: Id, name: z.string() }),
  person: z.object({ id: Id, name: z.string() }),
  can: z.object({ answer: z.boolean(), open: z.boolean(), end: z.boolean() }),
})
export type HelpSession = z.infer<typeof HelpSession>
