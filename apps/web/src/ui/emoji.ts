import type { Suggest } from './suggested.ts'

interface Emoji {
  unicode: string
  label: string
  tags?: string[]
  order?: number
}

const lists: Record<'fr' | 'en', () => Promise<{ default: Emoji[] }>> = {
  fr: () => import('emojibase-data/fr/compact.json') as Promise<{ default: Emoji[] }>,
  en: () => import('emojibase-data/en/compact.json') as Promise<{ default: Emoji[] }>,
}

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Emoji by the beginnings of their names (Unicode CLDR), in the language of the page; the list comes with the first question. */
export const suggestEmoji: Suggest = async (letters) => {
  const { default: emoji } = await lists[document.documentElement.lang.startsWith('en') ? 'en' : 'fr']()
  const wanted = plain(letters)
  const begins = (words: string) =>
    plain(words)
      .split(/[\s,’'-]+/)
      .some((word) => word.startsWith(wanted))
  const named = emoji.filter(({ label, order }) => order !== undefined && begins(label))
  const tagged = emoji.filter((each) => each.order !== undefined && !named.includes(each) && each.tags?.some(begins))
  const byLength = named.toSorted((one, other) => one.label.length - other.label.length)
  return [...byLength, ...tagged].slice(0, 8).map(({ unicode, label }) => ({
    key: unicode,
    label: `${unicode} ${label}`,
    insert: { letters: unicode },
  }))
}
