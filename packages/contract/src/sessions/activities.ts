import { z } from 'zod'
import { getSession } from '../accounts/endpoints.ts'
import { activity, touch } from '../core/activity.ts'
import { Id } from '../core/ids.ts'
import { getAddressChange, getMyAccess, listHelp, listMySessions } from './endpoints.ts'
import { getFactors, getIdentity, listTokens } from './factor-endpoints.ts'
import { SessionEnd } from './schema.ts'

export const sessionStarted = activity('session.started', {
  facts: z.object({ sessionId: Id, memberId: Id, method: z.string() }),
  touches: () => [touch(listMySessions)],
  audited: true,
})

export const sessionEnded = activity('session.ended', {
  facts: z.object({ sessionId: Id, memberId: Id, reason: SessionEnd }),
  touches: () => [touch(listMySessions)],
  audited: true,
})

export const passwordChanged = activity('password.changed', {
  facts: z.object({ memberId: Id, by: z.enum(['change', 'reset']) }),
  touches: () => [touch(getMyAccess)],
  audited: true,
})

/** The operator made a link at the command line, for somebody who is locked out. */
export const linkPrinted = activity('link.printed', {
  facts: z.object({ memberId: Id, purpose: z.enum(['sign_in', 'reset']) }),
  touches: () => [],
  audited: true,
})

export const addressChangeAsked = activity('address.change_asked', {
  facts: z.object({ memberId: Id }),
  touches: () => [touch(getMyAccess)],
  audited: true,
})

export const addressConfirmed = activity('address.confirmed', {
  facts: z.object({ memberId: Id, from: z.enum(['old', 'new']) }),
  touches: () => [touch(getMyAccess)],
  audited: true,
})

export const addressChangeCancelled = activity('address.change_cancelled', {
  facts: z.object({ memberId: Id }),
  touches: () => [touch(getMyAccess)],
  audited: true,
})

export const addressChanged = activity('address.changed', {
  facts: z.object({ memberId: Id, vouched: z.boolean().describe('An administrator confirmed it in place of the old mailbox') }),
  touches: () => [touch(getMyAccess), touch(getSession)],
  audited: true,
})

/** What administrators see of a change that waits; it names nobody. */
export const addressAwaited = activity('address.awaited', { facts: z.object({}), touches: () => [touch(getAddressChange)], passing: true })

/** Those who look after the account read its address. */
export const addressReplaced = activity('address.replaced', {
  facts: z.object({}),
  touches: () => [touch(getAddressChange)],
  alters: ['accounts'],
  passing: true,
})

const factor = z.object({ memberId: Id, kind: z.enum(['application', 'passkey', 'recovery_codes']) })

export const factorAdded = activity('factor.added', {
  facts: factor,
  touches: () => [touch(getFactors), touch(getSession)],
  audited: true,
})

export const factorRemoved = activity('factor.removed', {
  facts: factor,
  touches: () => [touch(getFactors)],
  audited: true,
})

export const factorRenamed = activity('factor.renamed', {
  facts: factor,
  touches: () => [touch(getFactors)],
  passing: true,
})

/** A second factor let somebody in, or showed again who they are. */
export const factorUsed = activity('factor.used', {
  facts: factor,
  touches: () => [touch(getFactors), touch(getSession)],
  passing: true,
  audited: true,
})

/** Somebody with the right first factor failed five times at the second. */
export const stepFailed = activity('session.step_failed', {
  facts: z.object({ memberId: Id, method: z.string() }),
  touches: () => [],
  audited: true,
})

export const identityLinked = activity('identity.linked', {
  facts: z.object({ memberId: Id }),
  touches: () => [touch(getIdentity)],
  audited: true,
})

export const identityUnlinked = activity('identity.unlinked', {
  facts: z.object({ memberId: Id }),
  touches: () => [touch(getIdentity)],
  audited: true,
})

export const tokenMade = activity('token.made', {
  facts: z.object({ memberId: Id, tokenId: Id }),
  touches: () => [touch(listTokens)],
  audited: true,
})

export const tokenRevoked = activity('token.revoked', {
  facts: z.object({ memberId: Id, tokenId: Id }),
  touches: () => [touch(listTokens)],
  audited: true,
})

const helpFacts = z.object({ helpId: Id, memberId: Id, helperId: Id })

export const helpAsked = activity('help.asked', { facts: helpFacts, touches: () => [touch(listHelp)], audited: true })
export const helpAccepted = activity('help.accepted', { facts: helpFacts, touches: () => [touch(listHelp)], audited: true })
export const helpDeclined = activity('help.declined', { facts: helpFacts, touches: () => [touch(listHelp)], audited: true })
export const helpOpened = activity('help.opened', {
  facts: helpFacts,
  touches: () => [touch(listHelp), touch(listMySessions)],
  audited: true,
})
export const helpEnded = activity('help.ended', { facts: helpFacts, touches: () => [touch(listHelp)], audited: true })

/** The same, told to the administrator; the history has it once. */
export const helpTold = activity('help.told', {
  facts: z.object({ helpId: Id }),
  touches: () => [touch(listHelp)],
  passing: true,
})
