import { createBus } from './bus.ts'
import { Refused, refusedFrom, Unreachable } from './errors.ts'
import { becomeAnother } from './person.ts'

/** Announces that the session is over, and whether a suspension ended it: the sign-in page comes, and keeps the address to return to. */
export const signedOut = createBus<'ended' | 'suspended'>()

/** The same door as `renewSession`; written here so that a request that never renews does not carry its schemas. */
const renewalAddress = '/api/sessions/current/renewal'
const lastRenewal = 'navette.renewed'

/**
 * Renews the session unless this happened since `asked`, one tab at a time: a refresh token that two tabs present would look stolen.
 *
 * @param asked when the refused request left, in milliseconds
 * A help session that is over gives way to the administrator's own, and the page begins again.
 *
 * @returns false when the session is over
 * @throws Unreachable when the server cannot be asked
 */
export const renewed = (asked: number): Promise<boolean> =>
  oneTabAtATime(() => (Number(readMark()) > asked ? Promise.resolve(true) : renew()))

const renew = async () => {
  const response = await fetch(renewalAddress, { method: 'PUT', credentials: 'same-origin' }).catch(() => {
    throw new Unreachable()
  })
  if (response.ok) {
    writeMark()
    if (response.headers.get('navette-returned')) return becomeAnother('/')
    return true
  }
  const error = await refusedFrom(response)
  if (!(error instanceof Refused) || error.status === 429) throw new Unreachable()
  signedOut.publish(error.code === 'account_suspended' ? 'suspended' : 'ended')
  return false
}

let queue: Promise<unknown> = Promise.resolve()

/** Locks need a secure context; a plain-http address of a local network has none, and then each tab waits only for itself. */
const oneTabAtATime = <T>(work: () => Promise<T>): Promise<T> => {
  if (navigator.locks) return navigator.locks.request('navette.renewal', work) as Promise<T>
  const turn = queue.then(work, work)
  queue = turn.catch(() => undefined)
  return turn
}

const readMark = () => {
  try {
    return localStorage.getItem(lastRenewal)
  } catch {
    return null
  }
}

const writeMark = () => {
  try {
    localStorage.setItem(lastRenewal, String(Date.now()))
  } catch {
    // Without storage each tab renews for itself.
  }
}
