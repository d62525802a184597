/** Where relative addresses are read; nothing can live there (RFC 2606). */
const nowhere = 'https://navette.invalid'

/**
 * An address as a page of ours may show it, or null for one that leads nowhere good. A page of this installation becomes its path; scripts,
 * data and addresses relative to who knows what are none. What remains went through the URL parser that browsers have (WHATWG URL), so
 * that tabs, backslashes and stray spaces cannot make it mean something else there.
 *
 * @param publicUrl the address of the installation, where it is known
 */
export function safeAddress(written: string, publicUrl: string | null): string | null {
  if (written.startsWith('#')) return written
  if (!/^(https?:|mailto:|tel:|\/)/i.test(written) || !URL.canParse(written, nowhere)) return null
  const url = new URL(written, nowhere)
  const own = url.origin === nowhere ? written.startsWith('/') : publicUrl !== null && url.origin === new URL(publicUrl).origin
  if (own) return `${url.pathname.replace(/^\/+/, '/')}${url.search}${url.hash}`
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) && url.origin !== nowhere ? url.href : null
}
