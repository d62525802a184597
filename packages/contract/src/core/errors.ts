import { z } from 'zod'

/** A way in which a request can be turned down, in the members' terms. */
export interface Refusal {
  readonly code: string
  readonly status: number
  /** English, for the reader of a log or of the API's pages; the interface translates the code. */
  readonly title: string
}

export const refusal = (code: string, status: number, title: string): Refusal => ({ code, status, title })

/** Refusals that any door may answer. */
export const malformed = refusal('malformed', 400, 'The request could not be read.')
export const signedOut = refusal('signed_out', 401, 'Nobody is signed in, or the session has ended.')
export const notAllowed = refusal('not_allowed', 403, 'You may see this, not do that.')
export const inPersonOnly = refusal(
  'in_person_only',
  403,
  'For the holder of the account in person: neither a help session nor a token does this.',
)
export const secondFactorRequired = refusal(
  'second_factor_required',
  403,
  'This cluster asks for a second factor, which this session has not shown.',
)
export const leaving = refusal('leaving', 403, 'This account was closed, and will soon be erased; it can still be taken back.')
export const outOfScope = refusal('out_of_scope', 403, 'This token was not given the scope for that.')
export const foreignOrigin = refusal('foreign_origin', 403, 'A change must come from the pages of this installation (Origin header).')
export const notFound = refusal('not_found', 404, 'There is no such thing here, or it is not shared with you.')
export const stale = refusal('stale', 409, 'Somebody changed this since you read it.')
/** The database refuses it at every door that could add something to a closed organisation. */
export const organisationClosed = refusal('organisation_closed', 409, 'The organisation is closed: it takes nothing new in.')
export const idTaken = refusal('id_taken', 409, 'This id already belongs to something else.')
export const invalidInput = refusal('invalid_input', 422, 'Some fields cannot be accepted.')
export const tooLarge = refusal('too_large', 413, 'The request is too large.')
export const tooMuch = refusal('too_much', 429, 'Too many requests; wait a little.')
export const broken = refusal('broken', 500, 'Something broke on the server; nothing of what you sent was kept.')
export const unavailable = refusal('unavailable', 503, 'The server is not ready.')

/** Wherever somebody chooses a password. */
export const weakPassword = refusal('weak_password', 422, 'This password is easily guessed.')

/** Before what concerns the security of an account: an unlocked screen is not enough. */
export const proofNeeded = refusal('proof_needed', 403, 'Show again who you are, then repeat this.')

/** Answered wherever somebody comes in whose first factor was right: a cookie now holds the step, which another factor completes. */
export const secondStepNeeded = refusal('second_step_needed', 401, 'One more step: a second factor is needed.')

export const sharedRefusals = [
  malformed,
  signedOut,
  notAllowed,
  inPersonOnly,
  secondFactorRequired,
  leaving,
  outOfScope,
  foreignOrigin,
  notFound,
  organisationClosed,
  invalidInput,
  tooLarge,
  tooMuch,
  broken,
  unavailable,
] as const

/** A field that could not be accepted. */
export const FaultyField = z.object({
  path: z.string().describe('Where it stands: `body.title`, `query.limit`'),
  code: z.string().describe('What is wrong, as a word: `too_small`, `invalid_format`'),
  message: z.string(),
})

/** RFC 9457, `application/problem+json`, with a stable `code`. */
export const Problem = z.object({
  type: z.string().describe('A relative address that names the kind of problem: `/problems/stale`'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  fields: z.array(FaultyField).optional(),
  current: z.unknown().optional().describe('With `stale`: the thing as it stands now'),
  limit: z.int().optional().describe('With what is too large or too many: how much, or how many, may be'),
  retryAfter: z.int().optional().describe('With `too_much`: seconds to wait'),
})
export type Problem = z.infer<typeof Problem>
