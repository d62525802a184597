import { expect, it } from 'vitest'
import { mergePeriods, type Period } from './periods.ts'

const told = (text: string): Period => {
  const [id = '', role = '', startsOn = '', endsOn = ''] = text.split(' ')
  return { id, role: role as Period['role'], startsOn, endsOn: endsOn || null }
}
const tell = ({ id, role, startsOn, endsOn }: Period) => [id, role, startsOn, endsOn ?? ''].join(' ').trim()
const merged = (...lines: string[]) => {
  let made = 0
  return mergePeriods(lines.map(told), () => `new${++made}`).map(tell)
}

it.each([
  ['one of them alone', ['a member 2025-01-01'], ['a member 2025-01-01']],
  ['the same in both', ['a member 2024-01-01', 'b member 2025-01-01'], ['a member 2024-01-01']],
  [
    'a higher role in one',
    ['a volunteer 2024-01-01', 'b manager 2025-01-01'],
    ['a volunteer 2024-01-01 2025-01-01', 'b manager 2025-01-01'],
  ],
  ['one after the other', ['a member 2024-01-01 2025-01-01', 'b member 2025-01-01'], ['a member 2024-01-01']],
  ['with a gap', ['a member 2023-01-01 2024-01-01', 'b member 2025-01-01'], ['a member 2023-01-01 2024-01-01', 'b member 2025-01-01']],
  [
    'a high one within a long one',
    ['a member 2023-01-01', 'b manager 2024-01-01 2025-01-01'],
    ['a member 2023-01-01 2024-01-01', 'b manager 2024-01-01 2025-01-01', 'new1 member 2025-01-01'],
  ],
  ['a low one within a long one', ['a manager 2023-01-01', 'b volunteer 2024-01-01 2025-01-01'], ['a manager 2023-01-01']],
  ['one that was never', ['a member 2024-01-01 2024-01-01', 'b volunteer 2025-01-01'], ['b volunteer 2025-01-01']],
  ['one to come', ['a member 2024-01-01', 'b manager 2099-01-01'], ['a member 2024-01-01 2099-01-01', 'b manager 2099-01-01']],
  ['nothing', [], []],
])('%s', (_case, before, after) => {
  expect(merged(...before)).toEqual(after)
})

it('covers the same days with the highest role of each, never two at a time, whatever the places', () => {
  const roles = ['volunteer', 'member', 'manager'] as const
  const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed % below
  }
  for (let round = 0; round < 300; round++) {
    const periods = Array.from({ length: 1 + random(5) }, (_, at): Period => {
      const start = 1 + random(20)
      return { id: `p${at}`, role: roles[random(3)] ?? 'member', startsOn: day(start), endsOn: random(4) ? day(start + random(8)) : null }
    })
    const result = mergePeriods(periods, () => `new${round}${random(1_000_000)}`)
    const holding = (among: Period[], on: string) =>
      among.filter((each) => each.startsOn <= on && (each.endsOn === null || on < each.endsOn))
    for (let number = 1; number <= 30; number++) {
      const before = holding(periods, day(number)).map(({ role }) => roles.indexOf(role))
      const after = holding(result, day(number)).map(({ role }) => roles.indexOf(role))
      expect(after).toEqual(before.length > 0 ? [Math.max(...before)] : [])
    }
    expect(new Set(result.map(({ id }) => id)).size).toBe(result.length)
  }
})
