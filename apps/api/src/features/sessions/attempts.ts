import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { OpenContext } from '../../platform/context.ts'

/** What is counted under one key: failed passwords, or letters asked for. */
export interface AttemptKey {
  key: string
  /** So many before the first wait. */
  free: number
}

/** Whose attempt this is: who is asked about, then where it comes from. */
export interface AttemptKeys {
  account: AttemptKey
  address: AttemptKey
}

/** A person mistypes a few times; a whole venue behind one address mistypes more often. */
const freeFailures = { account: 5, address: 30 }
/** Letters go to somebody's mailbox: fewer of them. */
const freeLetters = { account: 3, address: 30 }
const longestWaitSeconds = 300

/** Attempts are counted by a keyed hash, so that the table names nobody. */
const keyOf = (secret: string, kind: string, value: string) => createHmac('sha256', secret).update(`${kind}:${value}`).digest('base64url')

/** @param browser the mark of a browser that signed in to this account before: it is counted for itself, so that no stranger can make it wait */
export const passwordKeys = ({ config, origin }: OpenContext, email: string, browser: string | null = null): AttemptKeys => ({
  account: {
    key: browser ? keyOf(config.secret, 'browser', `${browser}:${email}`) : keyOf(config.secret, 'account', email),
    free: freeFailures.account,
  },
  address: { key: keyOf(config.secret, 'address', networkOf(origin?.address ?? '')), free: freeFailures.address },
})

export const letterKeys = ({ config, origin }: OpenContext, email: string): AttemptKeys => ({
  account: { key: keyOf(config.secret, 'letter', email), free: freeLetters.account },
  address: { key: keyOf(config.secret, 'letters from', networkOf(origin?.address ?? '')), free: freeLetters.address },
})

/** One visitor of IPv6 holds a whole /64 (RFC 6177): that is what counts. An IPv4 address in IPv6's clothes is itself (RFC 4291, 2.5.5.2). */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped) return mapped
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const whole =
    tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'), ...after]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** Seconds to wait after the nth attempt: none at first, then 2, 4, 8… up to five minutes. */
export const waitAfter = (attempts: number, free: number): number =>
  attempts < free ? 0 : Math.min(2 ** (attempts - free + 1), longestWaitSeconds)

/** What was counted under a key within the last hour. */
export interface Counted {
  key: string
  failures: number
  last: Date | null
}

/** Seconds that whoever holds these keys still has to wait, 0 where they may try. */
export function waitNow(counted: Counted[], { account, address }: AttemptKeys, now: Date): number {
  const waits = counted.map(({ key, failures, last }) => {
    const wait = waitAfter(failures, key === account.key ? account.free : address.free)
    return Math.ceil(wait - (now.getTime() - (last?.getTime() ?? 0)) / 1_000)
  })
  return Math.max(0, ...waits)
}
