import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { ImportMapping, ImportOutcome, ImportProblem } from '@navette/contract/invitations/import-schema.ts'
import type { Said, SaidLine } from './import-line.ts'
import { plain } from './import-words.ts'

/** What is there already and matters to some lines. */
export interface World {
  today: string
  /** Whoever brings the file. */
  importerId: string
  mayManage(organisationId: string): boolean
  /** By plain name, and by initials where no name is the same. */
  organisations: ReadonlyMap<string, readonly { id: string; closed: boolean }[]>
  closed: ReadonlySet<string>
  names: ReadonlyMap<string, string>
  /** Members by address, in small letters. */
  accounts: ReadonlyMap<string, string>
  /** Those who belong to an organisation today or will, by `organisation person` and by `organisation plain name`. */
  belonging: ReadonlyMap<string, Standing>
  belongingByName: ReadonlyMap<string, readonly Standing[]>
  /** Invitations that wait, by `organisation address`. */
  waiting: ReadonlyMap<string, { role: MembershipRole; endsOn: string | null; expired: boolean }>
}

/** Somebody's place in an organisation, with what is known of a person without account. */
export interface Standing {
  memberId: string
  membershipId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
  hasAccount: boolean
  phone: string
  occupation: string
}

interface Place {
  organisationId: string
  role: MembershipRole
  endsOn: string | null
}

/** What has to be done for a line. */
export type Deed =
  | ({ kind: 'invite'; email: string; name: string; language: Language; message: string } & Place)
  | ({ kind: 'join'; memberId: string; startsOn: string } & Place)
  | ({ kind: 'add'; name: string; language: Language; phone: string; occupation: string; startsOn: string } & Place)
  | ({ kind: 'adjust'; standing: Standing; phone: string; occupation: string } & Place)

export interface Verdict {
  outcome: ImportOutcome
  problems: ImportProblem[]
  deed: Deed | null
  /** Who, in which organisation: the same on another line is a repetition. */
  key: string | null
}

/** Says what becomes of a line. The preview, the dry run and the run itself ask here, and nowhere else. */
export function judge({ said, problems }: SaidLine, mapping: ImportMapping, world: World): Verdict {
  const place = placeOf(said, mapping, world)
  const found = [...problems, ...('fault' in place ? [place] : [])]
  if ('fault' in place || found.length > 0) return faulty(found, keyOf(said, 'fault' in place ? null : place.organisationId))
  const key = keyOf(said, place.organisationId)
  const { deed, faults } = deedFor(said, mapping, place.organisationId, world)
  if (faults.length > 0) return faulty(faults, key)
  return { outcome: deed ? outcomeOf[deed.kind] : 'unchanged', problems: [], deed, key }
}

const faulty = (problems: ImportProblem[], key: string | null): Verdict => ({ outcome: 'faulty', problems, deed: null, key })

const outcomeOf: Record<Deed['kind'], ImportOutcome> = { invite: 'invited', join: 'added', add: 'added', adjust: 'updated' }

const keyOf = ({ email, name }: Said, organisationId: string | null): string | null => {
  if (!organisationId) return null
  if (email) return `${organisationId} ${email}`
  return name ? `${organisationId} ${plain(name)}` : null
}

function placeOf({ organisation }: Said, mapping: ImportMapping, world: World): { organisationId: string } | ImportProblem {
  const organisationId = organisation === '' ? mapping.organisationId : namedOrganisation(organisation, world)
  if (organisationId === null) return { field: 'organisation', fault: organisation === '' ? 'missing' : 'unknown' }
  if (organisationId === 'ambiguous') return { field: 'organisation', fault: 'ambiguous' }
  if (world.closed.has(organisationId)) return { field: 'organisation', fault: 'closed' }
  if (!world.mayManage(organisationId)) return { field: 'organisation', fault: 'not_allowed' }
  return { organisationId }
}

const namedOrganisation = (name: string, { organisations }: World): string | 'ambiguous' | null => {
  const found = organisations.get(plain(name)) ?? []
  const open = found.filter(({ closed }) => !closed)
  const [first, second] = open.length > 0 ? open : found
  if (first && second) return 'ambiguous'
  return first?.id ?? null
}

interface Finding {
  deed: Deed | null
  faults: ImportProblem[]
}

const fault = (field: ImportProblem['field'], word: ImportProblem['fault']): Finding => ({ deed: null, faults: [{ field, fault: word }] })

function deedFor(said: Said, mapping: ImportMapping, organisationId: string, world: World): Finding {
  const memberId = said.email ? (world.accounts.get(said.email) ?? null) : null
  const namesakes = said.email ? [] : (world.belongingByName.get(`${organisationId} ${plain(said.name)}`) ?? [])
  if (namesakes.length > 1) return fault('name', 'ambiguous')
  const standing = memberId ? world.belonging.get(`${organisationId} ${memberId}`) : namesakes[0]
  const startsOn = standing?.startsOn ?? said.startsOn ?? world.today
  const endsOn = said.endsOn ?? standing?.endsOn ?? null
  if (said.startsOn && said.endsOn && said.endsOn <= said.startsOn) return fault('endsOn', 'before_start')
  if (said.endsOn && said.endsOn <= startsOn && startsOn > world.today) return fault('endsOn', 'before_start')
  if (said.endsOn && said.endsOn <= world.today) return fault('endsOn', 'past')
  if (standing) return adjust(said, { organisationId, role: said.role ?? standing.role, endsOn }, standing, world)
  const place = { organisationId, role: said.role ?? mapping.role, endsOn }
  if (memberId) return { deed: { kind: 'join', memberId, startsOn, ...place }, faults: [] }
  if (said.email) return invite(said, said.email, mapping, place, world)
  const { name, language, phone, occupation } = said
  return { deed: { kind: 'add', name, language, phone, occupation, startsOn, ...place }, faults: [] }
}

/** What the line says changes; what it does not say stays. Whoever has an account says themselves how to reach them and what they do. */
function adjust(said: Said, place: Place, standing: Standing, { importerId }: World): Finding {
  const phone = standing.hasAccount ? standing.phone : said.phone || standing.phone
  const occupation = standing.hasAccount ? standing.occupation : said.occupation || standing.occupation
  const moved = place.role !== standing.role || place.endsOn !== standing.endsOn
  if (moved && standing.memberId === importerId) return fault('line', 'yourself')
  if (!moved && phone === standing.phone && occupation === standing.occupation) return { deed: null, faults: [] }
  return { deed: { kind: 'adjust', standing, phone, occupation, ...place }, faults: [] }
}

function invite({ name, language }: Said, email: string, { message }: ImportMapping, place: Place, world: World): Finding {
  const waiting = world.waiting.get(`${place.organisationId} ${email}`)
  if (waiting && !waiting.expired && waiting.role === place.role && waiting.endsOn === place.endsOn) return { deed: null, faults: [] }
  return { deed: { kind: 'invite', email, name, language, message, ...place }, faults: [] }
}

/** The problems of a line as they are kept: `email: malformed, line: doubled 12`. */
export const writeProblems = (problems: readonly ImportProblem[]): string | null =>
  problems.length === 0
    ? null
    : problems.map(({ field, fault, otherLine }) => `${field}: ${fault}${otherLine === undefined ? '' : ` ${otherLine}`}`).join(', ')

export const readProblems = (text: string | null): ImportProblem[] =>
  (text ?? '').split(', ').flatMap((part) => {
    const [, field, fault, otherLine] = /^(\w+): (\w+)(?: (\d+))?$/.exec(part) ?? []
    if (!field || !fault) return []
    // Written by `writeProblems` alone.
    const problem = { field, fault } as ImportProblem
    return [otherLine ? { ...problem, otherLine: Number(otherLine) } : problem]
  })
