import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sharedRefusals } from '@navette/contract/core/errors.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import { describe, expect, it } from 'vitest'
import { namespaceOf as folderOf } from './words.ts'

const source = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
const read = (path: string) => readFileSync(join(source, path), 'utf8')

type Tree = { [key: string]: string | Tree }

const flatten = (tree: Tree, before = ''): [key: string, words: string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value]] : flatten(value, `${before}${key}.`)))

/** Every word of a language: `accounts:signIn.go` → « Se connecter ». */
const wordsOf = (language: string) =>
  new Map(
    files
      .filter((path) => path.endsWith(`/words/${language}.json`))
      .flatMap((path) =>
        flatten(JSON.parse(read(path)) as Tree).map(([key, words]) => [`${path.split('/').at(-3)}:${key}`, words] as const),
      ),
  )

const french = wordsOf('fr')
const english = wordsOf('en')

/** `people_one` and `people_other` are one word to whoever uses it. */
const asUsed = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

/** A literal key, or the beginning and the end of one that is put together: `role.${role}`. */
interface Use {
  path: string
  test: (key: string) => boolean
  text: string
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A key as written between quotes or backquotes, as a test of whole keys. */
const toUse = (path: string, namespace: string, written: string): Use => {
  const text = written.includes(':') ? written : `${namespace}:${written}`
  const pattern = new RegExp(
    `^${text
      .split(/\$\{[^}]*\}/)
      .map(escaped)
      .join('.+')}$`,
  )
  return { path, text, test: (key) => pattern.test(key) }
}

const namespaceOf = (path: string, code: string) =>
  /useTranslation(?:<[^>]*>)?\(\s*\[?'(\w+)'/.exec(code)?.[1] ?? /useTranslation<'(\w+)'>/.exec(code)?.[1] ?? namespaceOfFolder(path)

const literals = (code: string) =>
  [...code.matchAll(/'([\w.:]+)'|`([\w.:]*\$\{[^`]+)`|"([\w.:]+)"/g)].map(
    ([, single, template, double]) => single ?? template ?? double ?? '',
  )

/** Every call of t and words in one file, also those that choose between keys: t(found ? 'a' : 'b'). */
const usesIn = (path: string): Use[] => {
  const code = read(path)
  const namespace = namespaceOf(path, code)
  const calls = [...code.matchAll(/(?<![\w.])(?:t|words)\(/g)].map(({ index, 0: { length } }) => firstArgument(code, index + length))
  return calls.flatMap((argument) =>
    literals(argument)
      .filter((key) => /[.:]/.test(key) || french.has(`${namespace}:${key}`) || !argument.includes('==='))
      .map((key) => toUse(path, namespace, key)),
  )
}

/** Keys that a file names without calling for them at once: a key kept in a constant, or chosen by a verb. */
const mentionsIn = (path: string): Use[] => {
  const code = read(path)
  return (
    literals(code)
      // Or words of a folder that is chosen by its name: `${noun}:timeline.deeds.${verb}`.
      .filter((key) => /[.:]/.test(key.replace(/\$\{.*/, '')) || /^\$\{\w+\}:\w/.test(key))
      .map((key) => toUse(path, namespaceOf(path, code), key))
  )
}

/** A file without a hook of its own is given `t` by its neighbours. */
const namespaceOfFolder = (path: string) => (path.startsWith('features/') ? path.split('/')[1] : path.split('/')[0]) ?? ''

const firstArgument = (code: string, from: number) => {
  let depth = 0
  for (let at = from; at < code.length; at += 1) {
    const sign = code[at] ?? ''
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    if (depth < 0 || (depth === 0 && sign === ',')) return code.slice(from, at)
  }
  return ''
}

const code = files.filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.endsWith('.d.ts'))
const uses = code.flatMap(usesIn)
const mentions = [...uses, ...code.flatMap(mentionsIn)]

describe('the words', () => {
  it('are named after the folder that holds them', () => {
    expect(['../features/accounts/words/fr.json', '../ui/words/en.json', './words/fr.json'].map(folderOf)).toEqual([
      'accounts',
      'ui',
      'lib',
    ])
  })

  it('exist in both languages', () => {
    expect([...english.keys()].map(asUsed).toSorted()).toEqual([...french.keys()].map(asUsed).toSorted())
  })

  it('leave room for the same names in both languages', () => {
    const rooms = (words: string | undefined) => [...new Set(words?.match(/\{\{\s*\w+/g) ?? [])].toSorted()
    const differing = [...french].filter(([key, words]) => english.has(key) && String(rooms(words)) !== String(rooms(english.get(key))))
    // « Une personne » needs no figure where English may write one.
    expect(differing.filter(([key]) => !/_(one|zero)$/.test(key)).map(([key]) => key)).toEqual([])
  })

  it('are all used', () => {
    const unused = [...french.keys()].map(asUsed).filter((key) => !mentions.some((use) => use.test(key)))
    expect(unused).toEqual([])
  })

  it('are there for every use', () => {
    const known = [...french.keys()].map(asUsed)
    const missing = uses.filter((use) => !known.some(use.test)).map(({ path, text }) => `${path}: ${text}`)
    expect(missing).toEqual([])
  })

  it('say why, for each way of being turned down', () => {
    const codes = [...sharedRefusals, ...endpoints.flatMap(({ errors }) => errors ?? [])].map(({ code }) => code)
    expect(codes.filter((code) => !french.has(`lib:problems.${code}`) || !english.has(`lib:problems.${code}`))).toEqual([])
  })
})

describe('French typography', () => {
  const faults: [name: string, pattern: RegExp][] = [
    ['an apostrophe is ’', /'/],
    ['quotes are « »', /"|“|”/],
    ['dots of a silence are …', /\.\.\./],
    ['a narrow no-break space stands before ; ! ?', /[^\u202f\s](?<!\{)[;!?]|[ \u00a0][;!?]/],
    ['a no-break space stands before :', /[^\u00a0\d/](?<!https?):(?!\/\/)/],
    ['a no-break space stands inside « »', /«(?!\u00a0)|(?<!\u00a0)»/],
    ['a range has an en dash', /\d\s?-\s?\d/],
    ['a figure and its unit stay together', /\}\} (?:secondes?|minutes?|h|min|€|caractères?)\b/],
  ]

  it.each(faults)('%s', (_, pattern) => {
    const faulty = [...french].filter(([, words]) => pattern.test(words.replace(/\{\{[^}]*\}\}/g, '{{}}').replace(/<\/?\w+\/?>/g, '')))
    expect(faulty.map(([key, words]) => `${key}: ${words}`)).toEqual([])
  })
})
