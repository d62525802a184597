import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { sayDatesIn } from './dates.ts'
import { Refused, Unreachable } from './errors.ts'

const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** The words of a folder `words/{fr,en}.json`, by the name of the folder that holds it. */
type Files = Record<string, Record<string, unknown>>

type Shelf = 'door' | 'house'

/** The words of the door come first; those of the house with the house. */
const loaders: Record<Language, Record<Shelf, () => Promise<{ files: Files }>>> = {
  fr: { door: () => import('./words-fr.ts'), house: () => import('./words-fr-house.ts') },
  en: { door: () => import('./words-en.ts'), house: () => import('./words-en-house.ts') },
}

const open = new Set<Shelf>(['door'])

const kept = 'navette.language'

/** Loads the words of one language and speaks it; React follows without a reload. */
export const speak = async (language: Language): Promise<void> => {
  if (!i18next.isInitialized) await start(language)
  await Promise.all([...open].map((shelf) => load(language, shelf)))
  sayDatesIn({ language })
  document.documentElement.lang = language
  keep(language)
  await i18next.changeLanguage(language)
}

/** Brings the words of every page, in the language spoken now, and from then on in each. */
export const speakOfEverything = async (): Promise<void> => {
  open.add('house')
  await load(currentLanguage(), 'house')
}

const load = async (language: Language, shelf: Shelf) => {
  const { files } = await loaders[language][shelf]()
  for (const [path, words] of Object.entries(files)) i18next.addResourceBundle(language, namespaceOf(path), words)
}

const start = (lng: Language) =>
  i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    partialBundledLanguages: true,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })

/** The language of the last visit, else the browser's; French when it speaks neither of ours. */
export const firstLanguage = (): Language => {
  const wanted = [recall(), ...navigator.languages].map((tag) => tag?.slice(0, 2))
  return languages.find((language) => language === wanted.find((tag) => languages.some((ours) => ours === tag))) ?? 'fr'
}

/** The language spoken now. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'fr')

/** Words outside React. */
export const words = i18next.t

/** The words of one folder inside React: `useTranslation('accounts')`; one namespace to a file, so that a test can tell which words are used. */
export { useTranslation } from 'react-i18next'

/** What happened, what is safe and what to do, in the person's language: one sentence or two for each way of being turned down. */
export const problemWords = (error: unknown): string => {
  if (error instanceof Unreachable) return words('lib:problems.unreachable')
  if (!(error instanceof Refused)) return words('lib:problems.broken')
  const { code, retryAfter } = error.problem
  if (retryAfter !== undefined && waits.has(code)) return waitWords(retryAfter)
  return codeWords(code)
}

/** The same for the code of a refusal alone, such as those in the outcome of an act on many. */
export const codeWords = (code: string): string => words(`lib:problems.${code as 'broken'}`, { defaultValue: words('lib:problems.broken') })

const waits = new Set(['slow_down', 'too_much'])

const waitWords = (seconds: number) =>
  seconds < 60
    ? words('lib:problems.wait_seconds', { count: seconds })
    : words('lib:problems.wait_minutes', { count: Math.ceil(seconds / 60) })

/** `../features/accounts/words/fr.json` → `accounts`; `./words/fr.json` are the words of this folder. */
export const namespaceOf = (path: string): string => /([^/.]+)\/words\//.exec(path)?.[1] ?? 'lib'

const recall = () => {
  try {
    return localStorage.getItem(kept)
  } catch {
    return null
  }
}

const keep = (language: Language) => {
  try {
    localStorage.setItem(kept, language)
  } catch {
    // Without storage the browser's language is asked each time.
  }
}
