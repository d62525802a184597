import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const source = fileURLToPath(new URL('..', import.meta.url))
const styles = join(dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css')), 'styles')
const brought = readFileSync(join(source, 'ui/styles.ts'), 'utf8')

/** The parts of Mantine that our pages name. */
const used = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => [...readFileSync(join(source, path), 'utf8').matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)])
    .flatMap(([, names]) => (names ?? '').split(','))
    .map((name) => name.trim()),
)

it('brings the style sheet of every part of Mantine that a page uses', () => {
  const wanted = [...used].filter((name) => existsSync(join(styles, `${name}.layer.css`)))
  expect(wanted.filter((name) => !brought.includes(`/${name}.layer.css`))).toEqual([])
})
