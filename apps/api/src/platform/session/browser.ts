import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Where a browser keeps by which accounts it came in before. */
export const browserCookie = 'navette_browser'
/** As long as browsers keep a cookie at most (RFC 6265bis, section 5.5). */
export const browserSeconds = 400 * 24 * 3600

/** A shared computer is known to a few people, not to a whole venue. */
const most = 8

/** Nobody without the installation's secret can make one, and it names nobody. */
const markOf = (secret: string, nonce: string, account: string) =>
  createHmac('sha256', secret).update(`browser:${nonce}:${account.toLowerCase()}`).digest('base64url').slice(0, 22)

/**
 * Whether a browser came in by this account before: then strangers who guess cannot make its person wait.
 *
 * @param cookie as the browser shows it: a number of its own, then a mark for each account
 * @param account the address of the account
 * @returns the browser's own number, under which its failures are counted; null where it is not known
 */
export function knownBrowser(secret: string, cookie: string | undefined, account: string): string | null {
  const [nonce = '', ...marks] = (cookie ?? '').split('.')
  const expected = Buffer.from(markOf(secret, nonce, account))
  const known = marks.slice(0, most).some((mark) => {
    const given = Buffer.from(mark)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
  return nonce && known ? nonce : null
}

/** The same cookie with one more account, the latest first. */
export function rememberAccount(secret: string, cookie: string | undefined, account: string): string {
  const [given = '', ...marks] = (cookie ?? '').split('.')
  const nonce = /^[\w-]{16}$/.test(given) ? given : randomBytes(12).toString('base64url')
  const mark = markOf(secret, nonce, account)
  const others = nonce === given ? marks.filter((each) => /^[\w-]{22}$/.test(each) && each !== mark) : []
  return [nonce, mark, ...others.slice(0, most - 1)].join('.')
}
