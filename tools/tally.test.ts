import { expect, it } from 'vitest'
import { inWords, sum } from './tally.ts'

it('says the total as every suite says it', () => {
  const one = { passed: 3, failed: 0, skipped: 0 }
  expect(inWords(one)).toBe('3 passed, 0 failed')
  expect(inWords(sum([one, { passed: 1, failed: 2, skipped: 4 }]))).toBe('4 passed, 2 failed, 4 skipped')
})
