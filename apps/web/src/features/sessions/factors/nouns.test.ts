import { nouns } from '@navette/contract/core/nouns.ts'
import { expect, it } from 'vitest'
import en from './words/en.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

it('names everything that a token may open', () => {
  for (const { nouns: words } of [fr, en]) expect(Object.keys(words).toSorted()).toEqual([...nouns].toSorted())
})
