import type { Scope } from '@navette/contract/core/scopes.ts'
import { first, type Name, readXml, type Tree, textOf, within } from '../src/platform/dav/xml.ts'
import { memberId, organisationId, type TestServer } from './server.ts'
import { tokenOf } from './tokens.ts'

interface DavReply {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  text: string
  /** What was said of each address: its properties that are there as text, or its status. */
  told: Record<string, Record<string, string> | number>
  /** The root of what was said, where that is XML. */
  tree: Tree | null
}

/** A program of somebody of the cast’s, with a token as its password. */
export interface Program {
  ask(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<DavReply>
}

export const basic = (email: string, token: string) => `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`

export async function programOf(server: TestServer, key: string, scopes: Scope[] = ['read:calendar', 'write:calendar']): Promise<Program> {
  const token = await tokenOf(server, key, scopes)
  const email = await emailOf(server, key)
  return programWith(server, basic(email, token))
}

export async function emailOf({ services }: TestServer, key: string): Promise<string> {
  const { email } = await services.db.prisma.member.findUniqueOrThrow({ where: { id: memberId(key) }, select: { email: true } })
  return email ?? ''
}

export const programWith = ({ app }: TestServer, authorization: string): Program => ({
  ask: async (method, path, body, headers = {}) => {
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers: { authorization, ...(body !== undefined && { 'content-type': 'application/xml' }), ...headers },
      ...(body !== undefined && { payload: body }),
    })
    const tree = reply.body.startsWith('<?xml') ? readXml(reply.body) : null
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, tree, told: tree ? toldIn(tree) : {} }
  },
})

function toldIn(tree: Tree): DavReply['told'] {
  const responses = within(tree).filter(({ name }) => name === 'D:response')
  return Object.fromEntries(
    responses.map((response) => {
      const path = textOf(first(response, 'D:href') ?? response)
      const status = first(response, 'D:status')
      if (status) return [path, Number(textOf(status).split(' ')[1])]
      const found = within(response).filter(
        (each) => each.name === 'D:propstat' && textOf(first(each, 'D:status') ?? each).includes(' 200 '),
      )
      const properties = found.flatMap((each) => within(first(each, 'D:prop') ?? each))
      return [path, Object.fromEntries(properties.map((property) => [property.name, saidIn(property)]))]
    }),
  )
}

/** Text, or the names of what stands in it. */
const saidIn = (property: Tree): string =>
  textOf(property).trim() ||
  within(property)
    .map(({ name }) => name)
    .join(' ')

export const calendarPath = (key: string) => `/dav/calendriers/${organisationId(key)}/`

export const prop = (...names: Name[]) =>
  `<D:prop xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:CS="http://calendarserver.org/ns/">${names.map((name) => `<${name}/>`).join('')}</D:prop>`

export const propfind = (...names: Name[]) => `<D:propfind xmlns:D="DAV:">${prop(...names)}</D:propfind>`
