import { expect, it, vi } from 'vitest'
import { sayDay } from './day-words.ts'

it.each([
  ['2026-12-04', 'fr', 'near', 'vendredi 4 décembre'],
  ['2026-12-01', 'fr', 'near', 'mardi 1er décembre'],
  ['2027-01-01', 'fr', 'far', '1er janvier 2027'],
  ['2027-01-11', 'fr', 'far', '11 janvier 2027'],
  ['2027-01-01', 'fr', 'full', 'vendredi 1er janvier 2027'],
  ['2026-12-04', 'en', 'near', 'Friday 4 December'],
  ['2027-01-01', 'en', 'far', '1 January 2027'],
] as const)('says %s in %s, %s', (day, language, style, said) => {
  expect(sayDay(day, language, style)).toBe(said)
})

it('makes no formatter for each letter', () => {
  sayDay('2026-12-04', 'fr', 'near')
  const made = vi.spyOn(Intl, 'DateTimeFormat')
  for (let day = 10; day < 29; day++) sayDay(`2026-12-${day}`, 'fr', 'near')
  expect(made).not.toHaveBeenCalled()
  made.mockRestore()
})
