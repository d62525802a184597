import { Rule } from '@navette/contract/calendar/recurrence.ts'
import { describe, expect, it } from 'vitest'
import { seriesWords } from './rule-words.ts'

/** Tuesday 24 November 2026. */
const starts = '2026-11-24T20:30'
const today = '2026-11-23'

type Written = Partial<Omit<Rule, 'weekdays'>> & { days?: string }

/** `days: '1TU -1FR'` as RFC 5545 writes them. */
const rule = ({ days = '', ...rest }: Written) =>
  Rule.parse({
    ...rest,
    weekdays: days
      .split(' ')
      .flatMap((day) => (day ? [{ day: day.slice(-2), nth: day.length > 2 ? Number(day.slice(0, -2)) : null }] : [])),
  })

const daily = (rest: Written = {}) => rule({ frequency: 'daily', ...rest })
const weekly = (rest: Written = {}) => rule({ frequency: 'weekly', ...rest })
const monthly = (rest: Written = {}) => rule({ frequency: 'monthly', ...rest })
const yearly = (rest: Written = {}) => rule({ frequency: 'yearly', ...rest })
const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const without = (...months: number[]) => ({ months: all.filter((month) => !months.includes(month)) })
const until = (day: string) => ({ ends: { kind: 'until', day } as const })
const times = (count: number) => ({ ends: { kind: 'count', count } as const })

const cases: [Rule, french: string, english: string][] = [
  [daily(), 'tous les jours', 'every day'],
  [daily({ interval: 2 }), 'un jour sur deux', 'every other day'],
  [daily({ interval: 3 }), 'tous les 3 jours', 'every 3 days'],
  [daily(until('2026-12-12')), 'tous les jours jusqu’au 12 déc.', 'every day until 12 Dec'],
  [daily(until('2028-01-01')), 'tous les jours jusqu’au 1er janv. 2028', 'every day until 1 Jan 2028'],
  [daily({ months: [7] }), 'tous les jours, en juillet', 'every day, in July'],
  [weekly(), 'chaque mardi', 'every Tuesday'],
  [weekly({ days: 'TH' }), 'chaque jeudi', 'every Thursday'],
  [weekly({ interval: 2 }), 'un mardi sur deux', 'every other Tuesday'],
  [weekly({ interval: 3 }), 'toutes les 3 semaines le mardi', 'every 3 weeks on Tuesday'],
  [weekly({ days: 'TH TU' }), 'chaque semaine le mardi et le jeudi', 'every week on Tuesday and Thursday'],
  [weekly({ days: 'MO TU TH' }), 'chaque semaine le lundi, le mardi et le jeudi', 'every week on Monday, Tuesday and Thursday'],
  [weekly({ interval: 2, days: 'TU TH' }), 'une semaine sur deux le mardi et le jeudi', 'every other week on Tuesday and Thursday'],
  [weekly({ days: 'MO TU WE TH FR' }), 'du lundi au vendredi', 'every weekday'],
  [weekly({ interval: 2, days: 'MO TU WE TH FR' }), 'une semaine sur deux du lundi au vendredi', 'every other week from Monday to Friday'],
  [weekly({ days: 'SA SU' }), 'chaque week-end', 'every week on Saturday and Sunday'],
  [weekly({ days: 'MO TU WE TH FR SA SU' }), 'tous les jours', 'every day'],
  [weekly({ ...times(10) }), 'chaque mardi, 10 fois', 'every Tuesday, 10 times'],
  [weekly(without(7, 8)), 'chaque mardi, sauf en juillet et en août', 'every Tuesday, except in July and in August'],
  [
    weekly({ ...without(8), ...until('2027-06-30') }),
    'chaque mardi, sauf en août, jusqu’au 30 juin 2027',
    'every Tuesday, except in August, until 30 Jun 2027',
  ],
  [weekly({ months: [10, 11, 12, 1, 2, 3, 4, 5] }), 'chaque mardi, d’octobre à mai', 'every Tuesday, from October to May'],
  [weekly({ months: [3, 4, 5] }), 'chaque mardi, de mars à mai', 'every Tuesday, from March to May'],
  [weekly({ months: [1, 3, 10] }), 'chaque mardi, en janvier, en mars et en octobre', 'every Tuesday, in January, in March and in October'],
  [monthly(), 'le 24 de chaque mois', 'on the 24th of every month'],
  [monthly({ monthDays: [1, 15] }), 'le 1er et le 15 de chaque mois', 'on the 1st and the 15th of every month'],
  [monthly({ monthDays: [-1] }), 'le dernier jour de chaque mois', 'on the last day of every month'],
  [monthly({ monthDays: [-2] }), 'l’avant-dernier jour de chaque mois', 'on the second-to-last day of every month'],
  [monthly({ monthDays: [-3] }), 'le 3e jour avant la fin de chaque mois', 'on the 3rd-to-last day of every month'],
  [monthly({ interval: 2, monthDays: [15] }), 'le 15 du mois, un mois sur deux', 'on the 15th of every other month'],
  [monthly({ interval: 3, monthDays: [2] }), 'le 2 du mois, tous les 3 mois', 'on the 2nd of every 3 months'],
  [monthly({ days: '1TU' }), 'le premier mardi du mois', 'on the first Tuesday of the month'],
  [
    monthly({ days: '1TU', ...without(8) }),
    'le premier mardi du mois, sauf en août',
    'on the first Tuesday of the month, except in August',
  ],
  [monthly({ days: '-1FR', ...times(10) }), 'le dernier vendredi du mois, 10 fois', 'on the last Friday of the month, 10 times'],
  [monthly({ days: '-2MO' }), 'l’avant-dernier lundi du mois', 'on the second-to-last Monday of the month'],
  [
    monthly({ days: '1TU 3TU' }),
    'le premier mardi et le troisième mardi du mois',
    'on the first Tuesday and the third Tuesday of the month',
  ],
  [
    monthly({ interval: 2, days: '1SU -1SU' }),
    'le premier dimanche et le dernier dimanche du mois, un mois sur deux',
    'on the first Sunday and the last Sunday of every other month',
  ],
  [monthly({ interval: 2, days: 'TU' }), 'chaque mardi, un mois sur deux', 'every Tuesday of every other month'],
  [monthly({ days: 'MO TU WE TH FR', setPositions: [-1] }), 'le dernier jour ouvré du mois', 'on the last working day of the month'],
  [monthly({ days: 'SA SU', setPositions: [1] }), 'le premier samedi ou dimanche du mois', 'on the first Saturday or Sunday of the month'],
  [yearly(), 'chaque année le 24 novembre', 'every year on 24 November'],
  [yearly({ months: [2], monthDays: [29] }), 'chaque année le 29 février', 'every year on 29 February'],
  [yearly({ interval: 2, months: [6], monthDays: [21] }), 'une année sur deux le 21 juin', 'every other year on 21 June'],
  [yearly({ interval: 4, months: [5], monthDays: [1] }), 'tous les 4 ans le 1er mai', 'every 4 years on 1 May'],
  [yearly({ months: [3, 9], monthDays: [1] }), 'chaque année le 1er mars et le 1er septembre', 'every year on 1 March and 1 September'],
  [yearly({ months: [2], monthDays: [-1] }), 'chaque année le dernier jour de février', 'every year on the last day of February'],
  [yearly({ months: [6], days: '1SU' }), 'chaque année le premier dimanche de juin', 'every year on the first Sunday of June'],
  [
    yearly({ months: [4, 10], days: '-1SA' }),
    'chaque année le dernier samedi d’avril et d’octobre',
    'every year on the last Saturday of April and October',
  ],
  [weekly(times(1)), 'chaque mardi, une seule fois', 'every Tuesday, once'],
]

/** Numbers stay with what they count; the tests are read without seeing it. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('how an event comes again', () => {
  it.each(cases)('%# is « %s »', (said, french, english) => {
    expect(plain(seriesWords({ rule: said }, starts, { language: 'fr', today }))).toBe(french)
    expect(plain(seriesWords({ rule: said }, starts, { language: 'en', today }))).toBe(english)
  })

  it('says which dates are left out and added, or how many', () => {
    const said = { rule: weekly(), leftOut: ['2026-12-29T20:30', '2026-12-22T20:30'], added: ['2027-01-01T18:00'] }
    expect(seriesWords(said, starts, { language: 'fr', today })).toBe(
      'chaque mardi, sauf le 22 déc. et le 29 déc., et aussi le 1er janv. 2027',
    )
    expect(seriesWords(said, starts, { language: 'en', today })).toBe(
      'every Tuesday, except on 22 Dec and on 29 Dec, and also on 1 Jan 2027',
    )
    const many = { rule: weekly(until('2027-06-30')), leftOut: ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'] }
    expect(plain(seriesWords(many, starts, { language: 'fr', today }))).toBe('chaque mardi, sauf 4 dates, jusqu’au 30 juin 2027')
  })

  it('owns up to a rule that it cannot tell', () => {
    expect(seriesWords({ rule: null }, starts, { language: 'fr', today })).toBe('selon une règle particulière')
    expect(seriesWords({ rule: null }, starts, { language: 'en', today })).toBe('by a rule of its own')
  })

  it('keeps numbers with what they count', () =>
    expect(seriesWords({ rule: weekly({ interval: 3, ...times(10) }) }, starts, { language: 'fr', today })).toBe(
      'toutes les 3\u00a0semaines le mardi, 10\u00a0fois',
    ))
})
