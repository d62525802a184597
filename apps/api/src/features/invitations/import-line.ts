import { Email, type Language, type MembershipRole, PersonName } from '@navette/contract/accounts/schema.ts'
import type { ImportField, ImportMapping, ImportProblem } from '@navette/contract/invitations/import-schema.ts'
import { dayAfter, dayOf, languageOf, roleOf } from './import-words.ts'

/** What a line says of a person; null where it says nothing. */
export interface Said {
  email: string | null
  name: string
  organisation: string
  role: MembershipRole | null
  startsOn: string | null
  /** The first day on which the membership no longer holds: files name the last day. */
  endsOn: string | null
  language: Language
  phone: string
  occupation: string
}

export interface SaidLine {
  said: Said
  problems: ImportProblem[]
}

/** Reads the cells of a line as the mapping says, and tells what cannot be understood, without looking at what is there already. */
export function readLine(cells: readonly string[], mapping: ImportMapping): SaidLine {
  const problems: ImportProblem[] = []
  const cell = (field: ImportField): string => {
    const at = mapping.columns.indexOf(field)
    return at < 0 ? '' : (cells[at] ?? '')
  }
  /** What a cell means; a cell with ink that means nothing is a fault. */
  const understood = <T>(field: ImportField, read: (text: string) => T | null, fault: ImportProblem['fault']): T | null => {
    const text = cell(field)
    const meaning = text === '' ? null : read(text)
    if (text !== '' && meaning === null) problems.push({ field, fault })
    return meaning
  }
  const short = (field: 'phone' | 'occupation', most: number): string => {
    const text = oneLine(cell(field))
    if (text.length > most) problems.push({ field, fault: 'too_long' })
    return text
  }
  if (cells.length > mapping.columns.length) problems.push({ field: 'line', fault: 'too_many_cells' })
  const lastDay = understood('endsOn', dayOf, 'impossible') ?? mapping.endsOn
  const said: Said = {
    email: understood('email', emailOf, 'malformed'),
    name: oneLine(cell('name') || [cell('givenName'), cell('familyName')].filter(Boolean).join(' ')),
    organisation: cell('organisation'),
    role: understood('role', roleOf, 'unknown'),
    startsOn: understood('startsOn', dayOf, 'impossible'),
    endsOn: lastDay && dayAfter(lastDay),
    language: understood('language', languageOf, 'unknown') ?? mapping.language,
    phone: short('phone', 40),
    occupation: short('occupation', 120),
  }
  problems.push(...faultsOfName(said, problems))
  return { said, problems }
}

function faultsOfName({ name, email }: Said, before: readonly ImportProblem[]): ImportProblem[] {
  if (name !== '') return PersonName.safeParse(name).success ? [] : [{ field: 'name', fault: name.length > 120 ? 'too_long' : 'malformed' }]
  const addressGiven = email !== null || before.some(({ field }) => field === 'email')
  return addressGiven ? [] : [{ field: 'name', fault: 'missing' }]
}

/** Also as mail programs copy it: `Odette Perrin <odette@exemple.fr>`, `mailto:odette@exemple.fr`. */
const emailOf = (text: string): string | null => {
  const address = /<([^<>]+)>$/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '')
  return Email.safeParse(address).data ?? null
}

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
