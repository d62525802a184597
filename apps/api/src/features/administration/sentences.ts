import type { Language } from '@navette/contract/accounts/schema.ts'
import type { SentencePart } from '@navette/contract/administration/schema.ts'
import { journalWords } from './journal-words.ts'

interface Named {
  id: string
  /** Null where it is still there and its name is not for this reader. */
  name: string | null
}

/** Whatever a line of the audit log names; null where it is no longer there. */
export interface Line {
  verb: string
  facts: Record<string, unknown>
  actorId: string | null
  memberId: string | null
  actor: Named | null
  helper: Named | null
  member: Named | null
  /** Who helps whom, where that is what happened. */
  other: Named | null
  organisation: Named | null
  into: Named | null
  item: (Named & { kind: string }) | null
}

/** A line of the audit log as somebody would say it, in pieces, so that names may lead to their pages. */
export function sentenceOf(line: Line, language: Language): SentencePart[] {
  const words = journalWords[language][line.verb] ?? line.verb
  const template = typeof words === 'function' ? words({ ...line.facts, actorId: line.actorId }) : words
  const parts = template.split(/(\{\w+\})/).flatMap((piece): SentencePart[] => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    return name ? named(name, line, language) : [plain(piece)]
  })
  const whole = [...parts, ...(line.helper ? [plain(helped[language]), person(line.helper, language)] : [])].filter(
    ({ text }) => text !== '',
  )
  return merged(language === 'fr' ? whole.map(elided) : whole)
}

export const textOf = (parts: readonly SentencePart[]): string => parts.map(({ text }) => text).join('')

const helped = { fr: ', en session d’aide menée par ', en: ', in a help session led by ' }
const gone = {
  fr: { person: 'quelqu’un qui n’est plus là', organisation: 'qui n’est plus là', item: 'quelque chose qui n’est plus là' },
  en: {
    person: 'somebody who is no longer here',
    organisation: 'an organisation that is no longer here',
    item: 'something no longer here',
  },
}
const hidden: Record<Language, Record<string, string>> = {
  fr: { project: 'un projet', thread: 'un fil', other: 'un objet' },
  en: { project: 'a project', thread: 'a thread', other: 'something' },
}

const plain = (text: string): SentencePart => ({ text, to: null })

const person = (who: Named | null, language: Language): SentencePart =>
  who?.name ? { text: who.name, to: { kind: 'person', id: who.id } } : plain(gone[language].person)

const organisation = (which: Named | null, language: Language): SentencePart =>
  which?.name ? { text: which.name, to: { kind: 'organisation', id: which.id } } : plain(gone[language].organisation)

/** Works go in quotation marks; what the reader may not see is told by its kind. */
function item(thing: Line['item'], language: Language): SentencePart[] {
  if (!thing) return [plain(gone[language].item)]
  const { id, kind, name } = thing
  if (name === null) return [plain(hidden[language][kind] ?? hidden[language]['other'] ?? '')]
  const to = kind === 'project' || kind === 'thread' ? { kind, id } : null
  const [open, close] = language === 'fr' ? ['«\u00a0', '\u00a0»'] : ['“', '”']
  return [plain(open), { text: name, to } as SentencePart, plain(close)]
}

function named(name: string, line: Line, language: Language): SentencePart[] {
  if (name === 'actor') return [line.actorId === null ? plain('Navette') : person(line.actor, language)]
  if (name === 'member') return [line.memberId === null ? plain(gone[language].person) : person(line.member, language)]
  if (name === 'other') return [person(line.other, language)]
  if (name === 'organisation' || name === 'into') return [organisation(line[name], language)]
  return item(line.item, language)
}

/** « de Idriss » is said « d’Idriss ». */
const elided = (part: SentencePart, at: number, all: readonly SentencePart[]): SentencePart => {
  const next = all[at + 1]?.text ?? ''
  return /\bde $/.test(part.text) && /^[aeiouyhàâäéèêëîïôöùûüœæ]/i.test(next) ? { ...part, text: part.text.replace(/de $/, 'd’') } : part
}

/** Plain words that follow each other are one piece. */
const merged = (parts: SentencePart[]): SentencePart[] => {
  const pieces: SentencePart[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    if (last?.to === null && part.to === null) pieces.splice(-1, 1, plain(last.text + part.text))
    else pieces.push(part)
  }
  return pieces
}
