import type { Scope } from '@navette/contract/core/scopes.ts'
import type { ApiToken, Factors, HelpSession, OpenSession, Passkey } from '@navette/contract/sessions/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { deviceOf } from './device.ts'
import type { FactorsRow } from './factor-queries.ts'
import { canHelp, canVouch } from './policy.ts'

export interface SessionRow {
  id: string
  userAgent: string
  startedAt: Date
  lastUsedAt: Date
  helperName: string | null
}

export const presentSession = (actor: Actor, { id, userAgent, startedAt, lastUsedAt, helperName }: SessionRow): OpenSession => ({
  id,
  device: deviceOf(userAgent),
  startedAt: startedAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
  current: id === actor.sessionId,
  helper: helperName === null ? null : { name: helperName },
})

interface AddressChangeRow {
  email: string
  expiresAt: Date
  oldConfirmedAt: Date | null
  newConfirmedAt: Date | null
}

export const presentAddressChange = ({ email, expiresAt, oldConfirmedAt, newConfirmedAt }: AddressChangeRow) => ({
  email,
  expiresAt: expiresAt.toISOString(),
  oldConfirmed: oldConfirmedAt !== null,
  newConfirmed: newConfirmedAt !== null,
})

interface WaitingRow extends AddressChangeRow {
  memberId: string
}

/** The same for whoever administers. */
export const presentWaiting = (actor: Actor, row: WaitingRow) => {
  const change = presentAddressChange(row)
  return { ...change, can: { vouch: canVouch.vouch(actor, { ...change, memberId: row.memberId }) } }
}

/** Where a second factor is asked for, a password no longer shows who somebody is. */
export const presentFactors = (row: FactorsRow, passkeys: PasskeyRow[], proven: boolean): Factors => {
  const asks = row.applicationSince !== null || (row.required && row.passkeys > 0)
  const coded = row.applicationSince !== null || row.recoveryCodes > 0
  return {
    required: row.required,
    application: row.applicationSince && { since: row.applicationSince.toISOString() },
    recoveryCodes: row.recoveryCodes,
    passkeys: passkeys.map(presentPasskey),
    proven,
    proofs: [
      ...(coded ? (['code'] as const) : []),
      ...(passkeys.length > 0 ? (['passkey'] as const) : []),
      ...(row.password && !asks ? (['password'] as const) : []),
    ],
  }
}

interface PasskeyRow {
  id: string
  name: string
  addedAt: Date
  lastUsedAt: Date | null
}

const presentPasskey = ({ id, name, addedAt, lastUsedAt }: PasskeyRow): Passkey => ({
  id,
  name,
  addedAt: addedAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

interface TokenRow {
  id: string
  name: string
  scopes: string[]
  madeAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

export const presentToken = ({ id, name, scopes, madeAt, expiresAt, lastUsedAt }: TokenRow): ApiToken => ({
  id,
  name,
  scopes: scopes as Scope[],
  madeAt: madeAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

export interface HelpRow {
  id: string
  reason: string
  minutes: number
  askedAt: Date
  endsAt: Date | null
  sessionId: string | null
  helper: { id: string; name: string }
  person: { id: string; name: string }
  helperAudienceId: string
  personAudienceId: string
}

export const presentHelp = (actor: Actor, { askedAt, endsAt, sessionId, ...row }: HelpRow): HelpSession => ({
  ...row,
  askedAt: askedAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
  opened: sessionId !== null,
  can: {
    answer: canHelp.answer(actor, { ...row, endsAt, sessionId }),
    open: canHelp.open(actor, { ...row, endsAt, sessionId }),
    end: canHelp.end(actor, { ...row, endsAt, sessionId }),
  },
})
