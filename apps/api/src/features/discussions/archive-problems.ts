import type { Language } from '@navette/contract/accounts/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { ArchiveProblem } from '@navette/contract/discussions/archive-schema.ts'
import type { Context } from '../../platform/context.ts'
import { csv, csvType } from '../../platform/files/csv.ts'
import { allow } from '../../platform/http/refuse.ts'
import { findArchive, readProblems } from './archive-queries.ts'
import { canArchive } from './policy.ts'

/** The messages that do not come, or not as they were, with the reason beside each; without anybody's address. */
export async function exportArchiveProblems(context: Context, id: string): Promise<FileAnswer> {
  const archive = await findArchive(context, id, context.db)
  allow(canArchive.read(context.actor, archive))
  const { fileName } = archive
  const { language } = context.actor
  const { head, suffix, comes, doesNot } = frame[language]
  const rows = (await readProblems(context.db, id)).map(({ number, sentAt, name, subject, outcome, problems }) => [
    number,
    sentAt.toISOString().slice(0, 16).replace('T', ' '),
    name,
    subject,
    outcome === 'skipped' ? doesNot : comes,
    problems.map((problem) => words[language][problem]).join(' ; '),
  ])
  return { name: `${fileName.replace(/\.\w+$/, '')} ${suffix}.csv`, type: csvType, content: csv(head, rows) }
}

const frame = {
  fr: {
    head: ['N°', 'Date (UTC)', 'Auteur', 'Objet', 'Repris', 'Remarque'],
    suffix: '(remarques)',
    comes: 'oui',
    doesNot: 'non',
  },
  en: { head: ['No.', 'Date (UTC)', 'Author', 'Subject', 'Imported', 'Remark'], suffix: '(remarks)', comes: 'yes', doesNot: 'no' },
}

const words: Record<Language, Record<ArchiveProblem, string>> = {
  fr: {
    twice: 'figure deux fois dans le fichier',
    known: 'se trouve déjà à cet endroit',
    too_large: 'plus de 64 Mo',
    unreadable: 'ne peut pas être lu',
    nothing_said: 'ne dit rien et ne porte aucun fichier',
    date_received: 'date illisible\u00a0: celle de la réception a été prise',
    date_mailbox: 'date illisible\u00a0: celle de la boîte a été prise',
    date_guessed: 'aucune date\u00a0: celle du message précédent a été prise',
    file_too_large: 'un fichier dépasse la taille permise',
    file_no_room: 'plus de place pour ses fichiers',
    file_too_many: 'plus de 100 fichiers',
    text_cut: 'texte trop long\u00a0: il se trouve en entier dans un fichier joint',
    letters_lost: 'certaines lettres n’ont pas pu être lues',
    too_deep: 'messages emboîtés trop profondément\u00a0: les derniers sont joints comme fichiers',
  },
  en: {
    twice: 'stands twice in the file',
    known: 'is already in this place',
    too_large: 'more than 64 MB',
    unreadable: 'cannot be read',
    nothing_said: 'says nothing and carries no file',
    date_received: 'unreadable date: that of its reception was taken',
    date_mailbox: 'unreadable date: that of the mailbox was taken',
    date_guessed: 'no date: that of the message before was taken',
    file_too_large: 'a file is larger than may be',
    file_no_room: 'no room left for its files',
    file_too_many: 'more than 100 files',
    text_cut: 'text too long: it is attached whole, as a file',
    letters_lost: 'some letters could not be read',
    too_deep: 'messages nested too deeply: the last ones are attached as files',
  },
}
