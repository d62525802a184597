import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { nouns } from '@navette/contract/core/nouns.ts'
import { circles, rules, strayQueries, wrongUses } from './architecture-rules.ts'
import { readSources } from './imports.ts'
import { root } from './paths.ts'

/** Holds the table of docs/architecture.md: what may import what, and the same nouns in every tree. Answers with what is wrong. */
export const checkArchitecture = (): string[] => {
  const sources = readSources(['packages/contract/src', 'apps/api/src', 'apps/web/src', 'prisma/demo'])
  const imports = sources.flatMap((source) => source.imports)
  const crossed = imports.flatMap((found) =>
    rules.filter((rule) => rule.crossed(found)).map(({ advice }) => `${found.from}:${found.line}  imports ${found.to}\n    ${advice}`),
  )
  const stray = sources.flatMap((source) =>
    strayQueries(source).map(
      (line) => `${source.path}:${line}  asks the database\n    Only queries.ts, commands.ts and factory.ts do: offer a function there.`,
    ),
  )
  return [...crossed, ...stray, ...wrongUses(sources), ...circles(sources), ...wrongNouns()]
}

/** The trees that have a place for each of the members' nouns. */
const trees: Record<string, string> = {
  'packages/contract/src/<noun>': 'packages/contract/src/*/',
  'apps/api/src/features/<noun>': 'apps/api/src/features/*/',
  'apps/web/src/features/<noun>': 'apps/web/src/features/*/',
  'prisma/schema/<noun>.prisma': 'prisma/schema/*.prisma',
  'e2e/<noun>.spec.ts': 'e2e/*.spec.ts',
}

const wrongNouns = (): string[] => {
  const found = Object.entries(trees).map(([place, glob]) => ({ place, names: namesOf(glob) }))
  const used = nouns.filter((noun) => found.some(({ names }) => names.includes(noun)))
  const missing = found.flatMap(({ place, names }) =>
    used.filter((noun) => !names.includes(noun)).map((noun) => place.replace('<noun>', noun)),
  )
  const strange = found
    .filter(({ place }) => !place.startsWith('e2e/'))
    .flatMap(({ place, names }) =>
      names.filter((name) => !isNoun(name) && !['core', 'base'].includes(name)).map((name) => place.replace('<noun>', name)),
    )
  return [
    ...missing.map((path) => `${path}  is missing: a noun has the same name in every tree.`),
    ...strange.map((path) => `${path}  is none of the nouns of packages/contract/src/core/nouns.ts.`),
  ]
}

const namesOf = (glob: string): string[] => globSync(glob, { cwd: root }).map((path) => basename(path).replace(/\.(prisma|spec\.ts)$/, ''))

const isNoun = (name: string): boolean => nouns.some((noun) => noun === name)

if (import.meta.main) {
  const wrong = checkArchitecture()
  for (const line of wrong) console.error(line)
  process.exitCode = wrong.length ? 1 : 0
}
