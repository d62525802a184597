import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { ImportField } from '@navette/contract/invitations/import-schema.ts'

/** A word as people mean it: without capitals, accents and marks. `« N° de Tél. »` → `n de tel` */
export const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Heads that people write, French and English, plain; the first field of which one matches is taken. */
const heads: Record<ImportField, readonly string[]> = {
  email: [
    'adresse electronique',
    'adresse e mail',
    'adresse email',
    'adresse mail',
    'adresse de courriel',
    'adresse courriel',
    'courriel',
    'courrier electronique',
    'mail',
    'mel',
    'e mail',
    'email',
    'email address',
    'e mail address',
  ],
  givenName: ['prenom', 'prenoms', 'prenom usuel', 'first name', 'firstname', 'given name', 'forename'],
  familyName: ['nom', 'nom de famille', 'nom d usage', 'nom usuel', 'last name', 'lastname', 'surname', 'family name'],
  name: ['nom complet', 'nom et prenom', 'prenom et nom', 'nom prenom', 'prenom nom', 'personne', 'name', 'full name', 'person'],
  organisation: [
    'structure',
    'organisation',
    'organisme',
    'association',
    'asso',
    'entite',
    'organization',
    'organisation name',
    'nom de la structure',
  ],
  role: ['role', 'statut', 'qualite', 'status'],
  startsOn: [
    'debut',
    'date de debut',
    'date d entree',
    'entree',
    'arrivee',
    'date d arrivee',
    'depuis',
    'du',
    'start',
    'start date',
    'starts on',
    'from',
    'since',
  ],
  endsOn: [
    'fin',
    'date de fin',
    'fin de contrat',
    'echeance',
    'jusqu au',
    'au',
    'sortie',
    'date de sortie',
    'end',
    'end date',
    'ends on',
    'until',
    'to',
  ],
  language: ['langue', 'language', 'lang'],
  phone: [
    'telephone',
    'tel',
    'portable',
    'mobile',
    'telephone portable',
    'tel portable',
    'numero de telephone',
    'n de telephone',
    'phone',
    'phone number',
    'cell phone',
  ],
  occupation: ['fonction', 'metier', 'poste', 'profession', 'occupation', 'job', 'job title', 'position'],
}

const fieldOfHead = new Map(Object.entries(heads).flatMap(([field, words]) => words.map((word) => [word, field as ImportField] as const)))

const looksLikeAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/**
 * What each column seems to hold, by its head, or by its cells where a head says nothing and every cell is an address. « Nom » alone is the
 * whole name; beside « Prénom » it is the family's.
 *
 * @param sample the cells of some lines
 */
export function guessColumns(columns: readonly string[], sample: readonly (readonly string[])[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  const take = (field: ImportField | undefined): ImportField | null => {
    if (!field || taken.has(field)) return null
    taken.add(field)
    return field
  }
  const fields = columns.map((head) => take(fieldOfHead.get(plain(head))))
  const addresses = columns.findIndex((_, at) => fields[at] === null && isColumnOfAddresses(sample.map((cells) => cells[at] ?? '')))
  if (addresses >= 0 && !taken.has('email')) fields[addresses] = take('email')
  if (taken.has('givenName') || taken.has('name')) return fields
  return fields.map((field) => (field === 'familyName' ? 'name' : field))
}

const isColumnOfAddresses = (cells: string[]) => {
  const written = cells.filter((cell) => cell !== '')
  return written.length > 0 && written.every((cell) => looksLikeAddress.test(cell))
}

const roles: Record<MembershipRole, readonly string[]> = {
  manager: ['responsable', 'referent', 'referente', 'gestionnaire', 'manager', 'direction', 'directeur', 'directrice'],
  member: [
    'membre',
    'salarie',
    'salariee',
    'adherent',
    'adherente',
    'administrateur',
    'administratrice',
    'associe',
    'associee',
    'permanent',
    'permanente',
    'employe',
    'employee',
    'member',
    'staff',
    'associate',
  ],
  volunteer: ['benevole', 'volontaire', 'service civique', 'volunteer'],
}
const roleOfWord = new Map(Object.entries(roles).flatMap(([role, words]) => words.map((word) => [word, role as MembershipRole] as const)))

/** The role that a word means, plural or singular, in either language; null where none does. */
export const roleOf = (word: string): MembershipRole | null => {
  const said = plain(word)
  return roleOfWord.get(said) ?? roleOfWord.get(said.replace(/(?<=\p{L}{3})s\b/gu, '')) ?? null
}

const languages: Record<Language, readonly string[]> = {
  fr: ['fr', 'francais', 'french', 'fr fr'],
  en: ['en', 'anglais', 'english', 'en gb', 'en us'],
}

/** The language that a word means; null where it is none of ours. */
export const languageOf = (word: string): Language | null => {
  const said = plain(word)
  return (Object.keys(languages) as Language[]).find((language) => languages[language].includes(said)) ?? null
}

const months = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
]

/**
 * The day that a cell says: `31/12/2026`, `31-12-26`, `31.12.2026`, `31 décembre 2026`, `1er mars 2027`, `2026-12-31`, with or without an hour
 * behind. The day comes before the month, as in France and in Britain.
 *
 * @returns the day as `2026-12-31`, or null where no calendar has it
 */
export function dayOf(cell: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(cell)
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: .*)?$/.exec(cell)
  if (figures) return realDay(wholeYear(figures[3] ?? ''), Number(figures[2]), Number(figures[1]))
  const words = /^(?:(?!\d)\p{L}+ )?(\d{1,2})(?:er|st|nd|rd|th)? (\p{L}+) (\d{4})$/u.exec(plain(cell))
  if (!words) return null
  return realDay(Number(words[3]), months.findIndex((names) => names.includes(words[2] ?? '')) + 1, Number(words[1]))
}

/** Two figures are of this century: nobody's place here began or ends in another. */
const wholeYear = (figures: string) => (figures.length === 2 ? 2_000 + Number(figures) : Number(figures))

function realDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}

/** The day after: what ends with a day no longer holds on the next. */
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
