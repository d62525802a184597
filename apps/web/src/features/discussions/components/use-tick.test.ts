import { expect, it } from 'vitest'
import { ticked } from './use-tick.ts'

it.each([
  ['- [ ] a\n- [ ] b', 1, true, '- [ ] a\n- [x] b'],
  ['> 1. [x] a', 0, false, '> 1. [ ] a'],
  ['- a\n  * [X] b [ ] c', 1, false, '- a\n  * [ ] b [ ] c'],
  ['- - [ ] a', 0, true, '- - [x] a'],
  ['a [ ] b', 0, true, null],
  ['- [ ] a', 3, true, null],
])('%j, line %i', (text, line, done, expected) => expect(ticked(text, line, done)).toBe(expected))
