import { createHmac } from 'node:crypto'
import type { OpenContext } from '../../platform/context.ts'

/** A person mistypes a few times; a whole venue behind one address mistypes more often. */
const freeFailures = { account: 5, address: 30 }
const longestWaitSeconds = 300

/** Attempts are counted by a keyed hash, so that the table names nobody. */
const keyOf = (secret: string, kind: string, value: string) => createHmac('sha256', secret).update(`${kind}:${value}`).digest('base64url')

export interface AttemptKeys {
  account: string
  address: string
}

export const attemptKeys = ({ config }: OpenContext, email: string, address: string): AttemptKeys => ({
  account: keyOf(config.secret, 'account', email),
  address: keyOf(config.secret, 'address', address),
})

/** Seconds to wait after the nth failure: none at first, then 2, 4, 8… up to five minutes. */
export const waitAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(2 ** (failures - free + 1), longestWaitSeconds)

/** What was counted under a key within the last hour. */
export interface Counted {
  key: string
  failures: number
  last: Date | null
}

/** Seconds that whoever holds these keys still has to wait, 0 where they may try. */
export function waitNow(counted: Counted[], keys: AttemptKeys, now: Date): number {
  const waits = counted.map(({ key, failures, last }) => {
    const wait = waitAfter(failures, key === keys.account ? freeFailures.account : freeFailures.address)
    return Math.ceil(wait - (now.getTime() - (last?.getTime() ?? 0)) / 1_000)
  })
  return Math.max(0, ...waits)
}
