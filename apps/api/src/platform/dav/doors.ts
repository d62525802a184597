import { inPersonOnly, leaving, notAllowed, outOfScope, secondFactorRequired, signedOut } from '@navette/contract/core/errors.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context, Services } from '../context.ts'
import { type LimitToken, limitTokens } from '../http/doors.ts'
import { Refused, refuse } from '../http/refuse.ts'
import type { Actor } from '../session/actor.ts'
import { basicOf, identifyToken } from '../session/tokens.ts'
import { askedBy, errorOf, keptAsTheyAre, multistatus, told } from './multistatus.ts'
import { davRoot, principalPath } from './paths.ts'
import { type DavTree, type Fault, isFault, type Resource } from './resource.ts'
import { element, readXml, type Tree, writeXml } from './xml.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Spoken to by programs, with a token of their own and never with a cookie. */
    dav?: true
  }
}

const methods = ['OPTIONS', 'PROPFIND', 'PROPPATCH', 'REPORT', 'GET', 'HEAD', 'PUT', 'DELETE'] as const
type Method = (typeof methods)[number]
const changing = new Set<string>(['PUT', 'DELETE', 'PROPPATCH'])

/** Its own protocols say what it is. */
const hidden = { hide: true }

/** A megabyte holds any entry of a calendar, with every one of its dates told apart. */
const mostBytes = 1_048_576

/**
 * Opens what calendar programs and file managers speak (WebDAV, RFC 4918; CalDAV, RFC 4791): whole trees behind one address, each offered by a feature in
 * its manifest. Who knocks shows an address of an account and one of its tokens as the password (RFC 7617).
 */
export async function openDav(app: FastifyInstance, services: Services): Promise<void> {
  const limitToken = limitTokens(app)
  const trees = services.features.flatMap(({ dav }) => dav ?? [])
  for (const method of ['PROPFIND', 'PROPPATCH', 'REPORT']) app.addHttpMethod(method, { hasBody: true })
  await app.register(async (plugin) => {
    plugin.removeAllContentTypeParsers()
    plugin.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, async (_request: FastifyRequest, body: Buffer) => body)
    // Where programs that know nothing but the name of the server look (RFC 6764, section 5).
    for (const method of ['GET', 'PROPFIND', 'OPTIONS']) {
      plugin.route({
        method,
        url: '/.well-known/caldav',
        config: { dav: true },
        schema: hidden,
        handler: (_request, reply) => reply.redirect(davRoot, 301),
      })
    }
    plugin.route({
      method: [...methods],
      url: `${davRoot}*`,
      exposeHeadRoute: false,
      config: { dav: true },
      schema: hidden,
      bodyLimit: mostBytes,
      handler: (request, reply) => answer(request, reply, { services, trees, limitToken }),
    })
  })
}

interface Dav {
  services: Services
  trees: readonly DavTree[]
  limitToken: LimitToken
}

async function answer(request: FastifyRequest, reply: FastifyReply, dav: Dav): Promise<FastifyReply> {
  const { services, trees } = dav
  reply.header('cache-control', 'no-store').header('dav', ['1', '3', 'access-control', ...trees.flatMap(({ speaks }) => speaks)].join(', '))
  const method = request.method as Method
  if (method === 'OPTIONS') return reply.header('allow', methods.join(', ')).code(200).send()
  const actor = await identify(request, reply, dav)
  const context: Context = { ...services, actor, origin: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' } }
  const parts = partsOf(request.url)
  const [name, ...rest] = parts ?? []
  const tree = trees.find((each) => each.name === name)
  require(actor, (tree ? [tree] : trees).map(({ scopes }) => scopes[changing.has(method) ? 'write' : 'read']))
  const resource = parts === null ? null : tree ? await tree.find(context, rest) : startOf(context, trees, parts)
  if (!resource) return refused(reply, { status: 404 })
  return await act[method](request, reply, resource)
}

/** Whoever the token acts for: a person in person has a page to look at. */
async function identify(request: FastifyRequest, reply: FastifyReply, { services, limitToken }: Dav): Promise<Actor> {
  const shown = basicOf(request.headers.authorization)
  const actor = shown && (await identifyToken(services, shown.token))
  if (!shown || !actor?.token || actor.email.toLowerCase() !== shown.email.trim().toLowerCase()) {
    reply.header('www-authenticate', 'Basic realm="Navette", charset="UTF-8"')
    return refuse(signedOut)
  }
  await limitToken(request, actor.token.id)
  if (actor.enrolling) refuse(secondFactorRequired)
  if (actor.leavingAt) refuse(leaving)
  if (actor.helper) refuse(inPersonOnly)
  return { ...actor, administrator: false }
}

/** One of these scopes is enough. */
function require({ token }: Actor, scopes: readonly string[]): void {
  if (!scopes.some((scope) => (token?.scopes as string[] | undefined)?.includes(scope))) refuse(outOfScope)
}

/** The parts of a path after `/dav/`, decoded; null for what is none. */
function partsOf(url: string): string[] | null {
  const path = (url.split('?')[0] ?? '').slice(davRoot.length)
  try {
    const parts = path.split('/').filter(Boolean).map(decodeURIComponent)
    return parts.some((part) => part.includes('\0') || part === '.' || part === '..') ? null : parts
  } catch {
    return null
  }
}

/** The root and the person (RFC 5397; RFC 3744): they lead to the rest. */
function startOf(context: Context, trees: readonly DavTree[], parts: readonly string[]): Resource | null {
  const { actor } = context
  const person = () => [element('D:href', principalPath)]
  const shared = { 'D:current-user-principal': person, 'D:principal-URL': person, 'D:supported-report-set': () => [] }
  const leads: Resource['properties'] = Object.assign({}, ...trees.map((tree) => tree.leadsFrom(context)))
  if (parts.length === 0) {
    const properties = { ...shared, ...leads, 'D:displayname': () => ['Navette'], 'D:resourcetype': () => [element('D:collection')] }
    return {
      path: davRoot,
      properties,
      children: async () => (await Promise.all(trees.map((tree) => tree.find(context, [])))).filter((each) => each !== null),
    }
  }
  if (parts.length > 1 || parts[0] !== principalPath.split('/')[2]) return null
  const properties = {
    ...shared,
    ...leads,
    'D:displayname': () => [actor.name],
    'D:resourcetype': () => [element('D:collection'), element('D:principal')],
    'D:group-membership': () => [],
  }
  return { path: principalPath, properties, children: async () => [] }
}

type Act = (request: FastifyRequest, reply: FastifyReply, resource: Resource) => Promise<FastifyReply>

const act: Record<Method, Act> = {
  OPTIONS: async (_request, reply) => reply.send(),
  PROPFIND: async (request, reply, resource) => {
    const body = bodyOf(request)
    const question = body === '' ? null : readXml(body)
    if (body !== '' && question?.name !== 'D:propfind') return refused(reply, { status: 400 })
    const { depth = 'infinity' } = request.headers
    // Everything below everything is asked by nobody who needs it (RFC 4918, section 9.1).
    if (depth !== '0' && depth !== '1' && resource.children) return refused(reply, { status: 403, condition: 'D:propfind-finite-depth' })
    const asked = askedBy(question)
    const children = depth === '0' ? [] : ((await resource.children?.()) ?? [])
    const all = await Promise.all([resource, ...children].map((each) => told(each, asked)))
    return say(reply, multistatus(...all))
  },
  PROPPATCH: async (request, reply, resource) => {
    const question = readXml(bodyOf(request))
    if (question?.name !== 'D:propertyupdate') return refused(reply, { status: 400 })
    return say(reply, multistatus(keptAsTheyAre(resource, question)))
  },
  REPORT: async (request, reply, resource) => {
    const question = readXml(bodyOf(request))
    if (!question) return refused(reply, { status: 400 })
    const report = resource.reports?.[question.name]
    if (!report) return refused(reply, { status: 403, condition: 'D:supported-report' })
    const said = await report(question)
    return isFault(said) ? refused(reply, said) : say(reply, said)
  },
  GET: (request, reply, resource) => hand(request, reply, resource),
  HEAD: (request, reply, resource) => hand(request, reply, resource),
  PUT: async (request, reply, resource) => {
    const { write } = resource
    if (!write) return refused(reply, notHere(resource))
    if (!meets(request, resource.etag)) return refused(reply, { status: 412 })
    const content = request.body instanceof Uint8Array ? request.body : new Uint8Array()
    const wrote = await inProtocol(() => write(content))
    if (isFault(wrote)) return refused(reply, wrote)
    if (wrote.etag) reply.header('etag', wrote.etag)
    return reply.code(wrote.isNew ? 201 : 204).send()
  },
  DELETE: async (request, reply, resource) => {
    if (resource.etag === undefined && !resource.children) return refused(reply, { status: 404 })
    const { remove } = resource
    if (!remove) return refused(reply, { status: 403 })
    if (!meets(request, resource.etag)) return refused(reply, { status: 412 })
    const fault = await inProtocol(() => remove())
    return fault ? refused(reply, fault) : reply.code(204).send()
  },
}

/** A collection is no file; what is there already may not be changed; and elsewhere nothing may be put. */
const notHere = ({ children }: Resource): Fault => ({ status: children ? 405 : 403 })

async function hand(request: FastifyRequest, reply: FastifyReply, { etag, content, children }: Resource): Promise<FastifyReply> {
  if (children) return reply.code(200).type('text/plain; charset=utf-8').send('Navette\n')
  if (!content || etag === undefined) return refused(reply, { status: 404 })
  reply.header('etag', etag)
  if (tagsIn(request.headers['if-none-match'])?.includes(etag)) return reply.code(304).send()
  const { type, text } = await content()
  return reply.code(200).type(type).send(text)
}

/** Whether what is there is what the program has read (RFC 9110, section 13.1). */
function meets({ headers }: FastifyRequest, etag: string | undefined): boolean {
  const [only, unless] = [tagsIn(headers['if-match']), tagsIn(headers['if-none-match'])]
  if (only && (etag === undefined || !(only.includes('*') || only.includes(etag)))) return false
  return !(unless && etag !== undefined && (unless.includes('*') || unless.includes(etag)))
}

/** Proxies that pack answers call a tag weak which was strong. */
const tagsIn = (header: string | undefined): string[] | null => header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? null

/** What a command refuses, as a status that programs know; not allowed is a privilege that one does not have (RFC 3744, section 7.1.1). */
async function inProtocol<T>(work: () => Promise<T>): Promise<T | Fault> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { status, code } = error.refusal
    if (code === notAllowed.code) return { status: 403, condition: 'D:need-privileges' }
    // A version that was changed meanwhile is a condition that is not met.
    return { status: status === 409 && 'current' in error.details ? 412 : status }
  }
}

const bodyOf = ({ body }: FastifyRequest): string => (body instanceof Uint8Array ? Buffer.from(body).toString('utf8').trim() : '')

const say = (reply: FastifyReply, tree: Tree, status = 207) =>
  reply.code(status).type('application/xml; charset=utf-8').send(writeXml(tree))

const refused = (reply: FastifyReply, fault: Fault) => say(reply, errorOf(fault), fault.status)
