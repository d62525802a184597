import type { Language } from '@navette/contract/accounts/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { ImportFault, ImportProblem } from '@navette/contract/invitations/import-schema.ts'
import type { Context } from '../../platform/context.ts'
import { csv, csvType } from '../../platform/files/csv.ts'
import { getPeopleImport, readLines } from './import-queries.ts'
import { readProblems } from './import-verdict.ts'

/** Faulty lines in one reading; a file of 50,000 lines has no more. */
const all = 50_000

/** The faulty lines as they came, with what is wrong in a last column, which is left aside when the file is brought again. */
export async function exportFaultyLines(context: Context, id: string): Promise<FileAnswer> {
  const { columns, fileName } = await getPeopleImport(context, id)
  const { language } = context.actor
  const lines = await readLines(context.db, id, { after: 0, limit: all, outcome: 'faulty' })
  const rows = lines.map(({ cells, problem }) => [
    ...columns.map((_, at) => cells[at] ?? ''),
    readProblems(problem)
      .map((each) => sentence(each, language))
      .join(' ; '),
    // What stood beyond the last column stays beyond it, so that the line stays faulty until somebody has looked.
    ...cells.slice(columns.length),
  ])
  const content = csv([...columns, heads[language]], rows)
  return { name: `${fileName.replace(/\.\w+$/, '')} ${suffixes[language]}.csv`, type: csvType, content }
}

const heads: Record<Language, string> = { fr: 'À corriger', en: 'To correct' }
const suffixes: Record<Language, string> = { fr: '(à corriger)', en: '(to correct)' }

const sentence = ({ field, fault, otherLine }: ImportProblem, language: Language): string => {
  const words = faults[language][fault].replace('{line}', String(otherLine ?? ''))
  return field === 'line' ? words : `${fields[language][field]}\u00a0: ${words}`
}

const fields: Record<Language, Record<Exclude<ImportProblem['field'], 'line'>, string>> = {
  fr: {
    email: 'adresse électronique',
    name: 'nom',
    givenName: 'prénom',
    familyName: 'nom',
    organisation: 'structure',
    role: 'rôle',
    startsOn: 'début',
    endsOn: 'fin',
    language: 'langue',
    phone: 'téléphone',
    occupation: 'fonction',
  },
  en: {
    email: 'e-mail address',
    name: 'name',
    givenName: 'first name',
    familyName: 'last name',
    organisation: 'organisation',
    role: 'role',
    startsOn: 'start',
    endsOn: 'end',
    language: 'language',
    phone: 'telephone',
    occupation: 'occupation',
  },
}

const faults: Record<Language, Record<ImportFault, string>> = {
  fr: {
    missing: 'manque',
    malformed: 'ne peut pas être lu',
    unknown: 'inconnu ici',
    ambiguous: 'plusieurs réponses possibles',
    impossible: 'cette date n’existe pas',
    too_long: 'trop long',
    past: 'déjà passée',
    before_start: 'avant le début',
    overlaps: 'chevauche une autre période de la même personne',
    doubled: 'déjà à la ligne {line}',
    not_allowed: 'vous ne gérez pas cette structure',
    closed: 'cette structure n’est plus active',
    yourself: 'c’est votre propre appartenance',
    too_many_cells: 'plus de cases que de colonnes',
  },
  en: {
    missing: 'missing',
    malformed: 'cannot be read',
    unknown: 'unknown here',
    ambiguous: 'several possible answers',
    impossible: 'this date does not exist',
    too_long: 'too long',
    past: 'already past',
    before_start: 'before the start',
    overlaps: 'overlaps another period of the same person',
    doubled: 'already on line {line}',
    not_allowed: 'you do not manage this organisation',
    closed: 'this organisation is no longer active',
    yourself: 'this is your own membership',
    too_many_cells: 'more cells than columns',
  },
}
