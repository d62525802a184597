import { describe, expect, it } from 'vitest'
import { circles, rules, strayQueries, wrongUses } from './architecture-rules.ts'
import { importsOf, type Source } from './imports.ts'

const crossings = (from: string, to: string) => rules.filter((rule) => rule.crossed({ from, to, line: 1 })).length

const source = (path: string, text: string): Source => ({ path, text, imports: importsOf(path, text) })

describe('imports are read', () => {
  it.each([
    [`import { a } from './a.ts'`, ['apps/api/src/a.ts']],
    [`import type { a } from "../b.ts"`, ['apps/api/b.ts']],
    [`import {\n  a,\n  b,\n} from './a.ts'\nconst c = 1`, ['apps/api/src/a.ts']],
    [`export { a } from './a.ts'`, ['apps/api/src/a.ts']],
    [`export const a = 'text from elsewhere'`, []],
    [`import './a.ts'`, ['apps/api/src/a.ts']],
    [`const a = await import('./a.ts')`, ['apps/api/src/a.ts']],
    [`import { z } from '@navette/contract/core/ids.ts'`, ['packages/contract/src/core/ids.ts']],
    [`import { a } from './a.ts'\nimport { b } from 'b'`, ['apps/api/src/a.ts', 'b']],
  ])('%s', (text, expected) => {
    expect(importsOf('apps/api/src/main.ts', text).map(({ to }) => to)).toEqual(expected)
  })

  it('with their lines', () => {
    expect(importsOf('a.ts', `\n\nimport { b } from 'b'`)[0]?.line).toBe(3)
  })
})

describe('what may import what', () => {
  const projects = 'apps/api/src/features/projects'
  it.each([
    ['packages/contract/src/projects/schema.ts', 'packages/contract/src/core/ids.ts', 0],
    ['packages/contract/src/projects/schema.ts', 'packages/contract/src/accounts/schema.ts', 0],
    ['packages/contract/src/projects/schema.ts', 'packages/contract/src/accounts/endpoints.ts', 1],
    ['packages/contract/src/projects/activities.ts', 'packages/contract/src/accounts/endpoints.ts', 0],
    ['packages/contract/src/core/ids.ts', 'packages/contract/src/accounts/schema.ts', 1],
    ['packages/contract/src/core/ids.ts', 'node:fs', 1],
    ['apps/api/src/platform/db/paging.ts', `${projects}/queries.ts`, 1],
    [`${projects}/commands.ts`, 'apps/api/src/features/accounts/queries.ts', 0],
    [`${projects}/commands.ts`, 'apps/api/src/features/accounts/present.ts', 1],
    [`${projects}/commands.ts`, 'apps/api/src/platform/db/generated/client.ts', 0],
    [`${projects}/present.ts`, 'apps/api/src/platform/db/generated/client.ts', 1],
    [`${projects}/routes.ts`, 'fastify', 0],
    [`${projects}/commands.ts`, 'fastify', 1],
    [`${projects}/jobs.ts`, 'socket.io', 1],
    [`${projects}/routes.ts`, 'apps/api/src/server.ts', 1],
    [`${projects}/routes.test.ts`, 'apps/api/src/server.ts', 0],
    ['apps/web/src/features/projects/queries.ts', 'apps/web/src/features/accounts/queries.ts', 1],
    ['apps/web/src/features/projects/queries.ts', 'apps/web/src/lib/api.ts', 0],
    ['apps/web/src/features/projects/queries.ts', 'apps/web/src/app/router.tsx', 1],
    ['apps/web/src/app/pages/home.tsx', 'apps/web/src/features/projects/queries.ts', 0],
    ['apps/web/src/ui/page.tsx', 'apps/web/src/features/projects/queries.ts', 1],
    ['apps/web/src/lib/api.ts', 'apps/api/src/main.ts', 1],
  ])('%s → %s: %i', (from, to, expected) => {
    expect(crossings(from, to)).toBe(expected)
  })

  it('the database is asked where questions belong', () => {
    const text = 'const rows = await context.db.prisma.item.findMany()\n// prisma.item is for queries'
    expect(strayQueries(source(`${projects}/present.ts`, text))).toEqual([1])
    expect(strayQueries(source(`${projects}/queries.ts`, text))).toEqual([])
  })
})

describe('manifests', () => {
  const features = 'apps/api/src/features'
  const manifest = (name: string, uses: string[]) =>
    source(`${features}/${name}/feature.ts`, `export const x = { uses: [${uses.map((use) => `'${use}'`).join(', ')}] }`)
  const using = (name: string, other: string) => source(`${features}/${name}/commands.ts`, `import { a } from '../${other}/queries.ts'`)

  it('name just what is imported', () => {
    expect(wrongUses([manifest('projects', ['accounts']), using('projects', 'accounts')])).toEqual([])
    expect(wrongUses([manifest('projects', []), using('projects', 'accounts')])).toEqual([
      `${features}/projects/feature.ts  imports from accounts: add it to \`uses\`.`,
    ])
    expect(wrongUses([manifest('projects', ['accounts'])])).toEqual([
      `${features}/projects/feature.ts  \`uses\` names accounts, which no file imports: take it out.`,
    ])
  })

  it('make no circle', () => {
    expect(circles([using('projects', 'accounts')])).toEqual([])
    expect(circles([using('a', 'b'), using('b', 'c'), using('c', 'a')])).toHaveLength(1)
  })
})
