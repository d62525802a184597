import type { Fault, Resource } from './resource.ts'
import { element, type Name, type Tree, within } from './xml.ts'

const lines: Record<number, string> = {
  200: 'HTTP/1.1 200 OK',
  403: 'HTTP/1.1 403 Forbidden',
  404: 'HTTP/1.1 404 Not Found',
  507: 'HTTP/1.1 507 Insufficient Storage',
}
const statusOf = (status: number) => element('D:status', lines[status] ?? `HTTP/1.1 ${status} Refused`)

/** Which properties are asked for: some by name; all of the usual ones; or their names alone. */
export type Asked = { kind: 'some'; names: readonly Tree[] } | { kind: 'all' } | { kind: 'names' }

/** What a request asks for (RFC 4918, section 14.20); without a word, the usual ones. */
export function askedBy(request: Tree | null): Asked {
  const found = request ? within(request) : []
  const some = found.find(({ name }) => name === 'D:prop')
  if (some) return { kind: 'some', names: within(some) }
  return { kind: found.some(({ name }) => name === 'D:propname') ? 'names' : 'all' }
}

/** Costly, or of another RFC: told to whoever asks for them by name (RFC 4791, section 5.2; RFC 6578, section 4). */
const usual = (name: Name) => /^D:(displayname|resourcetype|getetag|getcontenttype)$/.test(name)

/** One resource in an answer: what is known of what was asked for, and what is not (RFC 4918, section 14.24). */
export async function told({ path, properties }: Resource, asked: Asked): Promise<Tree> {
  const of = async (name: Name): Promise<Tree | null> => {
    const said = properties[name]
    return said ? element(name, ...(asked.kind === 'names' ? [] : await said())) : null
  }
  const known = Object.keys(properties) as Name[]
  const names = asked.kind === 'some' ? asked.names.map(({ name }) => name) : asked.kind === 'all' ? known.filter(usual) : known
  const said = await Promise.all(names.map(of))
  const found = said.filter((each) => each !== null)
  const missing = names.filter((_, at) => said[at] === null)
  const parts = [
    ...(found.length > 0 || missing.length === 0 ? [element('D:propstat', element('D:prop', ...found), statusOf(200))] : []),
    ...(missing.length > 0 ? [element('D:propstat', element('D:prop', ...missing.map((name) => element(name))), statusOf(404))] : []),
  ]
  return element('D:response', element('D:href', path), ...parts)
}

/** What is not there, or not for this person. */
export const missing = (path: string, status = 404): Tree => element('D:response', element('D:href', path), statusOf(status))

/** Nothing of what a program would set is taken: these things are not its to set. */
export function keptAsTheyAre({ path }: Resource, request: Tree): Tree {
  const names = within(request).flatMap((act) => within(act).flatMap((prop) => within(prop).map(({ name }) => element(name))))
  return element(
    'D:response',
    element('D:href', path),
    element('D:propstat', element('D:prop', ...names), statusOf(403), element('D:error', element('D:cannot-modify-protected-property'))),
  )
}

export const multistatus = (...responses: Tree[]): Tree => element('D:multistatus', ...responses)

export const errorOf = ({ condition }: Fault): Tree => element('D:error', ...(condition ? [element(condition)] : []))
