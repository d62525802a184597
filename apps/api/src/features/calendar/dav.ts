import { colourOf } from '@navette/contract/core/dyes.ts'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Context } from '../../platform/context.ts'
import { askedBy, missing, multistatus, told } from '../../platform/dav/multistatus.ts'
import { principalPath } from '../../platform/dav/paths.ts'
import type { DavTree, Fault, Resource } from '../../platform/dav/resource.ts'
import { described, element, first, type Tree, textOf, within } from '../../platform/dav/xml.ts'
import { keepSnapshot, removeMember, writeMember, writeNewMember } from './dav-commands.ts'
import { matches, readFilter } from './dav-filter.ts'
import { findSnapshot, listCalendars, listMembers, type Member, readMembers, stateOf, tagOf } from './dav-queries.ts'
import { writeObject } from './ical.ts'
import { mayHost } from './policy.ts'

/**
 * The calendar as calendar programs read and write it (CalDAV, RFC 4791): one calendar for each organisation, with what it hosts and the reader sees, so that nothing
 * is there twice and whatever is put into a calendar has its host.
 */
export const davCalendars: DavTree = {
  name: 'calendriers',
  scopes: { read: 'read:calendar', write: 'write:calendar' },
  speaks: ['calendar-access'],
  leadsFrom: ({ actor }) => ({
    'C:calendar-home-set': () => [element('D:href', home)],
    'C:calendar-user-address-set': () => [element('D:href', `mailto:${actor.email}`)],
    'C:calendar-user-type': () => ['INDIVIDUAL'],
  }),
  find: async (context, [organisationId, fileName, ...further]) => {
    const organisations = await listCalendars(context)
    if (organisationId === undefined) return homeOf(context, organisations)
    const organisation = organisations.find(({ id }) => id === organisationId)
    if (!organisation || further.length > 0) return null
    return fileName === undefined ? calendarOf(context, organisation) : fileOf(context, organisation, fileName)
  },
}

const home = '/dav/calendriers/'
const pathOf = ({ id }: OrganisationRef) => `${home}${id}/`
const pathIn = (organisation: OrganisationRef, fileName: string) => `${pathOf(organisation)}${encodeURIComponent(fileName)}`

/** What everything here has: who asks, and whose it is. */
const owned = () => ({
  'D:current-user-principal': () => [element('D:href', principalPath)],
  'D:owner': () => [element('D:href', principalPath)],
})

const homeOf = (context: Context, organisations: readonly OrganisationRef[]): Resource => ({
  path: home,
  properties: {
    ...owned(),
    'D:displayname': () => ['Navette'],
    'D:resourcetype': () => [element('D:collection')],
    'D:current-user-privilege-set': () => privileges(false),
  },
  children: async () => organisations.map((organisation) => calendarOf(context, organisation)),
})

/** What the reader may do in a calendar (RFC 3744, section 5.4). */
const privileges = (writable: boolean) =>
  ['read', 'read-current-user-privilege-set', ...(writable ? ['write', 'write-content', 'bind', 'unbind'] : [])].map((each) =>
    element('D:privilege', element(`D:${each}`)),
  )

const reportNames = ['C:calendar-query', 'C:calendar-multiget', 'D:sync-collection'] as const

const mayWrite = ({ actor }: Context, { id }: OrganisationRef) =>
  mayHost(actor, id) && actor.token?.scopes.includes('write:calendar') === true

function calendarOf(context: Context, organisation: OrganisationRef): Resource {
  const path = pathOf(organisation)
  const members = once(() => listMembers(context, organisation.id))
  return {
    path,
    properties: {
      ...owned(),
      'D:displayname': () => [organisation.name],
      'D:resourcetype': () => [element('D:collection'), element('C:calendar')],
      'D:current-user-privilege-set': () => privileges(mayWrite(context, organisation)),
      'D:supported-report-set': () => reportNames.map((name) => element('D:supported-report', element('D:report', element(name)))),
      'C:supported-calendar-component-set': () => [described('C:comp', { name: 'VEVENT' })],
      'C:supported-calendar-data': () => [described('C:calendar-data', { 'content-type': 'text/calendar', version: '2.0' })],
      'C:max-resource-size': () => ['1048576'],
      'A:calendar-color': () => [colourOf[organisation.dye]],
      'CS:getctag': async () => [stateOf(context, organisation.id, await members())],
      'D:sync-token': async () => [await tokenOf(context, organisation, await members())],
    },
    children: async () => filesOf(context, organisation, await members()),
    reports: {
      'C:calendar-query': (question) => query(context, organisation, question),
      'C:calendar-multiget': (question) => multiget(context, organisation, question),
      'D:sync-collection': (question) => sync(context, organisation, question),
    },
  }
}

/** A file that is there, or may be put there. */
async function fileOf(context: Context, organisation: OrganisationRef, fileName: string): Promise<Resource | null> {
  const [member] = await listMembers(context, organisation.id, { fileNames: [fileName] })
  if (member) return filesOf(context, organisation, [member])[0] ?? null
  if (!mayWrite(context, organisation) || fileName.length > 255) return null
  const write = (content: Uint8Array) => writeNewMember(context, { organisationId: organisation.id, fileName, content })
  return { path: pathIn(organisation, fileName), properties: {}, write }
}

const type = 'text/calendar; charset=utf-8; component=vevent'

/** What they say is read for all of them at once, where somebody asks for it. */
function filesOf(context: Context, organisation: OrganisationRef, members: readonly Member[]): Resource[] {
  const entries = once(() => readMembers(context, members))
  return members.map((member) => {
    const entry = async () => (await entries()).get(member.entryId)
    const text = async () => {
      const said = await entry()
      return said ? writeObject(context.actor.language, said) : ''
    }
    const etag = tagOf(member)
    return {
      path: pathIn(organisation, member.fileName),
      properties: {
        ...owned(),
        'D:resourcetype': () => [],
        'D:getetag': () => [etag],
        'D:getcontenttype': () => [type],
        'D:getcontentlength': async () => [String(Buffer.byteLength(await text()))],
        'D:getlastmodified': async () => [((await entry())?.changedAt ?? context.clock.now()).toUTCString()],
        'C:calendar-data': async () => [await text()],
      },
      etag,
      content: async () => ({ type, text: await text() }),
      write: (bytes) => writeMember(context, member, bytes),
      remove: () => removeMember(context, member),
    }
  })
}

/** What is read once, and only where something needs it. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => {
    reading ??= read()
    return reading
  }
}

/** Files with what is asked of them. */
const tellAll = (context: Context, organisation: OrganisationRef, members: readonly Member[], question: Tree): Promise<Tree[]> =>
  Promise.all(filesOf(context, organisation, members).map((file) => told(file, askedBy(question))))

/** Those that a filter lets through (RFC 4791, section 7.8). */
async function query(context: Context, organisation: OrganisationRef, question: Tree): Promise<Tree | Fault> {
  const filter = readFilter(first(question, 'C:filter'))
  if ('status' in filter) return filter
  if (filter.nothing) return multistatus()
  const members = await listMembers(context, organisation.id, { during: filter.during })
  if (filter.properties.length === 0) return multistatus(...(await tellAll(context, organisation, members, question)))
  const entries = await readMembers(context, members)
  const through = members.filter(({ entryId }) => {
    const entry = entries.get(entryId)
    return entry !== undefined && matches(entry, filter.properties)
  })
  return multistatus(...(await tellAll(context, organisation, through, question)))
}

/** Those that are named (section 7.9). */
async function multiget(context: Context, organisation: OrganisationRef, question: Tree): Promise<Tree> {
  const hrefs = within(question)
    .filter(({ name }) => name === 'D:href')
    .map((href) => textOf(href).trim())
  const names = new Map(hrefs.map((href) => [href, nameIn(organisation, href)]))
  const members = await listMembers(context, organisation.id, { fileNames: [...names.values()].filter((name) => name !== null) })
  const there = new Set(members.map(({ fileName }) => fileName))
  const gone = hrefs.filter((href) => !there.has(names.get(href) ?? ''))
  return multistatus(...(await tellAll(context, organisation, members, question)), ...gone.map((href) => missing(href)))
}

/** The name of a file of this calendar, from its whole address or its path; null for any other. */
function nameIn(organisation: OrganisationRef, href: string): string | null {
  const path = href.replace(/^https?:\/\/[^/]+/i, '')
  if (!path.startsWith(pathOf(organisation))) return null
  try {
    return decodeURIComponent(path.slice(pathOf(organisation).length))
  } catch {
    return null
  }
}

const tokenPrefix = 'urn:navette:calendar:'

async function tokenOf(context: Context, { id }: OrganisationRef, members: readonly Member[]): Promise<string> {
  const state = stateOf(context, id, members)
  await keepSnapshot(context, state, members)
  return tokenPrefix + state
}

/**
 * What has become of a calendar since a program asked last (RFC 6578): what is new to it or changed, and what is gone, or no longer for its reader's eyes. What it knew then
 * is kept for three months.
 */
async function sync(context: Context, organisation: OrganisationRef, question: Tree): Promise<Tree | Fault> {
  const asked = textOf(first(question, 'D:sync-token') ?? element('D:sync-token')).trim()
  const known = asked === '' ? new Map<string, string>() : await findSnapshot(context, asked.replace(tokenPrefix, ''))
  if (!known) return { status: 403, condition: 'D:valid-sync-token' }
  const members = await listMembers(context, organisation.id)
  const changed = members.filter((member) => known.get(member.fileName) !== tagOf(member))
  const there = new Set(members.map(({ fileName }) => fileName))
  const gone = [...known.keys()].filter((fileName) => !there.has(fileName))
  const limit = Number(
    textOf(first(first(question, 'D:limit') ?? element('D:limit'), 'D:nresults') ?? element('D:nresults')) || Number.POSITIVE_INFINITY,
  )
  if (changed.length + gone.length > limit) return { status: 507, condition: 'D:number-of-matches-within-limits' }
  const responses = [
    ...(await tellAll(context, organisation, changed, question)),
    ...gone.map((fileName) => missing(pathIn(organisation, fileName))),
  ]
  return multistatus(...responses, element('D:sync-token', await tokenOf(context, organisation, members)))
}
