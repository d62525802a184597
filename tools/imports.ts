import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { inRoot, root } from './paths.ts'

/** One import of one file. `to` is a path of the repository (`apps/api/src/main.ts`), or the name of a package or of Node's own part. */
export interface Import {
  from: string
  to: string
  line: number
}

export interface Source {
  path: string
  text: string
  imports: Import[]
}

/** Every TypeScript source below these folders, with what it imports: types, re-exports and `import()` too. */
export const readSources = (folders: string[]): Source[] => {
  const globs = folders.map((folder) => `${folder}/**/*.{ts,tsx}`)
  const paths = globSync(globs, { cwd: root, exclude: ['**/node_modules/**', '**/generated/**', '**/dist/**', '**/*.d.ts'] })
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(inRoot(path), 'utf8')
      return { path, text, imports: importsOf(path, text) }
    })
}

/** Reads imports as they are written here: one literal, in single or double quotes. */
export const importsOf = (path: string, text: string): Import[] =>
  [
    ...text.matchAll(
      /^[^\S\n]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => ({
    from: path,
    to: target(path, match[1] ?? match[2] ?? match[3] ?? ''),
    line: text.slice(0, match.index).split('\n').length,
  }))

const target = (path: string, written: string): string => {
  if (written.startsWith('.')) return posix.join(posix.dirname(path), written)
  return written.replace(/^@navette\/contract\//, 'packages/contract/src/').replace(/^@navette\/api\//, 'apps/api/src/')
}
