import { readFileSync } from 'node:fs'
import { colourOf, dyes } from '@navette/contract/core/dyes.ts'
import { expect, it } from 'vitest'

it('colours are on paper as they are for other programs', () => {
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  const onPaper = Object.fromEntries(dyes.map((dye) => [dye, new RegExp(`--fil-${dye}: (#[0-9a-f]{6});`).exec(css)?.[1]]))
  expect(onPaper).toEqual(colourOf)
})
