import type { Plugin } from 'vite'

/**
 * What a browser needs of a door is its method, its address and what makes it stale; of an activity, what it touches. The schemas weigh more
 * than all our pages in front of the door, and the server checks every answer before it leaves: they stay out, unless a form imports one
 * from a `schema.ts` to check what is being written.
 */
const left = new Set([
  'summary',
  'access',
  'alone',
  'whileEnrolling',
  'sees',
  'streams',
  'params',
  'query',
  'body',
  'answer',
  'status',
  'errors',
  'facts',
])

const contract = /\/packages\/contract\/src\/.*\.ts$/
const declarations = /\/packages\/contract\/src\/\w+\/(\w+-)?(endpoints|activities)\.ts$/

/** Takes the schemas out of the contract's declarations as they enter the bundle. */
export const contractWithoutSchemas = (): Plugin => ({
  name: 'contract-without-schemas',
  transform: {
    filter: { id: contract },
    handler(code, id) {
      const program = this.parse(code, { lang: 'ts' })
      const spans: Span[] = []
      if (declarations.test(id)) collect(program, spans)
      const changes: Change[] = [
        ...spans.map((span): Change => ({ ...span, act: without })),
        ...program.body.flatMap(constants).flatMap(({ start, end }): Change[] => [
          { start: end, end, act: (text) => insert(text, end, ')()') },
          { start, end: start, act: (text) => insert(text, start, '/* @__PURE__ */ (() => ') },
        ]),
      ]
      return { code: changes.toSorted((a, b) => b.start - a.start).reduce((text, change) => change.act(text, change), code), map: null }
    },
  },
})

interface Change extends Span {
  act: (code: string, span: Span) => string
}

interface Span {
  start: number
  end: number
}

interface Node extends Span {
  type: string
  key?: { name?: string }
  value?: unknown
}

/** The values of the properties that stay out, wherever a declaration writes them. */
const collect = (node: unknown, spans: Span[]): void => {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, spans)
    return
  }
  if (!isNode(node)) return
  if (node.type === 'Property' && left.has(node.key?.name ?? '')) {
    spans.push({ start: node.start, end: node.end })
    return
  }
  for (const child of Object.values(node)) collect(child, spans)
}

/** The values of a statement's constants that are called for: a schema that no page uses may go, for making it has no other effect. */
const constants = (statement: unknown): Span[] => {
  const { declaration } = statement as { declaration?: unknown }
  const { declarations: found } = (declaration ?? statement) as { declarations?: { init: Node | null }[] }
  return (found ?? []).flatMap(({ init }) => (init?.type === 'CallExpression' ? [init] : []))
}

const insert = (code: string, at: number, text: string) => code.slice(0, at) + text + code.slice(at)

/** Takes the property with the comma that follows it. */
const without = (code: string, { start, end }: Span) => code.slice(0, start) + code.slice(end).replace(/^\s*,/, '')

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value
