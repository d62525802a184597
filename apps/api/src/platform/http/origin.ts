import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request proves that it comes from the pages of this installation: its `Origin` is the public address, or the host that
 * was asked, or the browser itself says `Sec-Fetch-Site: same-origin`. Browsers send `Origin` with every change (Fetch standard, "append a
 * request Origin header"), and no page can forge either header.
 */
export function sameOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const { origin, host } = headers
  if (!origin) return headers['sec-fetch-site'] === 'same-origin'
  if (!URL.canParse(origin)) return false
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true
  const page = new URL(origin)
  // Where people come by TLS, a plain page of the same name may be written by whoever holds the network.
  const downgraded = page.protocol === 'http:' && publicUrl?.startsWith('https:') === true
  return page.host === host && !downgraded
}
