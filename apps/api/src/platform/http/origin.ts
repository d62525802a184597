import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request proves that it comes from the pages of this installation: its `Origin` is the public address, or the host that
 * was asked. Browsers always send `Origin` with a change (Fetch standard, "append a request Origin header") and no page can forge it.
 */
export function sameOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): boolean {
  const { origin, host } = headers
  if (!origin || !URL.canParse(origin)) return false
  return (publicUrl !== null && origin === new URL(publicUrl).origin) || new URL(origin).host === host
}
