import type { Import, Source } from './imports.ts'

/** A line of the table "what may import what", told to whoever crossed it: what to do instead. */
export interface Rule {
  advice: string
  crossed: (found: Import) => boolean
}

const contract = /^packages\/contract\/src\/([^/]+)\//
const feature = /^apps\/api\/src\/features\/([^/]+)\/([^/]+?)(?:\.test)?\.ts$/
const webFeature = /^apps\/web\/src\/features\/([^/]+)\//
const first = (pattern: RegExp, path: string): string | undefined => pattern.exec(path)?.[1]
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

export const rules: Rule[] = [
  {
    advice: 'What crosses the wire knows zod alone: move this to the side that needs it.',
    crossed: ({ from, to }) => from.startsWith('packages/contract/') && !isTest(from) && !/^(packages\/contract\/|zod$|uuid$)/.test(to),
  },
  {
    advice: 'The core of the contract knows no noun: pass what it needs, or move this to the noun.',
    crossed: ({ from, to }) => first(contract, from) === 'core' && contract.test(to) && first(contract, to) !== 'core' && !isTest(from),
  },
  {
    advice: 'Of another noun only its schema.ts may be imported; its doors may be named where an activity touches them (activities.ts).',
    crossed: ({ from, to }) => {
      const [own, other] = [first(contract, from), first(contract, to)]
      const allowed = /\/(\w+-)?activities\.ts$/.test(from) ? /\/(schema|(\w+-)?endpoints)\.ts$/ : /\/schema\.ts$/
      return own !== undefined && other !== undefined && own !== 'core' && other !== 'core' && own !== other && !allowed.test(to)
    },
  },
  {
    advice: 'The platform knows no feature: let the feature declare it in its manifest, and read the manifests.',
    crossed: ({ from, to }) =>
      from.startsWith('apps/api/src/platform/') && !isTest(from) && /^apps\/api\/src\/(features|main|server)\b/.test(to),
  },
  {
    advice: 'Of another feature only queries.ts, commands.ts and policy.ts may be imported: offer there what the other needs.',
    crossed: ({ from, to }) => {
      const [own, other] = [feature.exec(from), feature.exec(to)]
      return (
        own !== null &&
        other !== null &&
        own[1] !== other[1] &&
        !isTest(from) &&
        !['queries', 'commands', 'policy'].includes(other[2] ?? '')
      )
    },
  },
  {
    advice: 'A feature is not to know how the server is put together: take what it needs from the context.',
    crossed: ({ from, to }) => feature.test(from) && !isTest(from) && /^apps\/api\/src\/(main|server|features)\.ts$/.test(to),
  },
  {
    advice: 'The Prisma client belongs to queries.ts, commands.ts, factory.ts and platform/db: ask one of them.',
    crossed: ({ from, to }) => feature.test(from) && !mayQuery(from) && /^@prisma\/|\/platform\/db\/generated\//.test(to),
  },
  {
    advice: 'HTTP and sockets end at routes.ts: hand plain values to the command.',
    crossed: ({ from, to }) =>
      feature.test(from) && !isTest(from) && !from.endsWith('/routes.ts') && /^(fastify|@fastify\/|socket\.io|@socket\.io\/)/.test(to),
  },
  {
    advice: 'Features of the web meet on pages (app/pages), not in each other.',
    crossed: ({ from, to }) => {
      const [own, other] = [first(webFeature, from), first(webFeature, to)]
      return own !== undefined && other !== undefined && own !== other
    },
  },
  {
    advice: 'What app gives to features comes as a prop or from lib, never by import.',
    crossed: ({ from, to }) => webFeature.test(from) && to.startsWith('apps/web/src/app/'),
  },
  {
    advice: 'ui and lib could ship in another product: pass in what they need.',
    crossed: ({ from, to }) => /^apps\/web\/src\/(ui|lib)\//.test(from) && !isTest(from) && /^apps\/web\/src\/(app|features)\//.test(to),
  },
  {
    advice: 'The web and the API meet in packages/contract, and over HTTP.',
    crossed: ({ from, to }) =>
      (from.startsWith('apps/web/') && to.startsWith('apps/api/')) || (from.startsWith('apps/api/src/') && to.startsWith('apps/web/')),
  },
]

/** Also those of a part of the feature, where one file would hold several stories: `help-commands.ts`. */
const mayQuery = (path: string): boolean => isTest(path) || /^(\w+-)?(queries|commands)$|^factory$/.test(feature.exec(path)?.[2] ?? '')

/** Lines that reach for the client through the context, in files that have no business there. */
export const strayQueries = ({ path, text }: Source): number[] => {
  if (!feature.test(path) || mayQuery(path)) return []
  return text
    .split('\n')
    .flatMap((line, index) => (/\bprisma\b\s*[.,})]|\.rows\s*[<(]/.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line) ? [index + 1] : []))
}

/** What a manifest's `uses` says against what the feature's files import. */
export const wrongUses = (sources: Source[]): string[] =>
  sources
    .filter(({ path }) => /^apps\/api\/src\/features\/[^/]+\/feature\.ts$/.test(path))
    .flatMap(({ path, text }) => {
      const name = first(feature, path)
      const told = [...(/\buses:\s*\[([^\]]*)\]/.exec(text)?.[1]?.matchAll(/'([a-z]+)'/g) ?? [])].map((match) => match[1])
      const own = sources.filter((source) => first(feature, source.path) === name && !isTest(source.path))
      const real = new Set(
        own.flatMap(({ imports }) => imports.map(({ to }) => first(feature, to)).filter((other) => other && other !== name)),
      )
      return [
        ...[...real].filter((other) => !told.includes(other)).map((other) => `${path}  imports from ${other}: add it to \`uses\`.`),
        ...told.filter((other) => !real.has(other)).map((other) => `${path}  \`uses\` names ${other}, which no file imports: take it out.`),
      ]
    })

/** Features that use each other in a circle. */
export const circles = (sources: Source[]): string[] => {
  const uses = new Map<string, Set<string>>()
  for (const { path, imports } of sources) {
    const own = first(feature, path)
    if (!own || isTest(path)) continue
    const others = imports.flatMap(({ to }) => first(feature, to) ?? []).filter((other) => other !== own)
    uses.set(own, new Set([...(uses.get(own) ?? []), ...others]))
  }
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of uses.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
    return seen
  }
  const inCircle = [...uses.keys()].filter((name) => reach(name).has(name))
  return inCircle.length ? [`${inCircle.join(', ')} use each other in a circle: let one of them declare an offer in its manifest.`] : []
}
