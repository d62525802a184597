import { Rule } from '@navette/contract/calendar/recurrence.ts'
import { describe, expect, it } from 'vitest'
import { seriesWords } from '../rule-words.ts'
import { isLike, leftOf, onDay, rulesFor, without } from './rule-choices.ts'

const said = (day: string) => rulesFor(day).map((rule) => seriesWords({ rule }, day, { language: 'fr', today: day }))

describe('how an event may come again', () => {
  it('follows from its day', () =>
    expect(said('2027-03-02')).toEqual([
      'tous les jours',
      'chaque mardi',
      'un mardi sur deux',
      'le premier mardi du mois',
      'le 2 de chaque mois',
      'chaque année le 2 mars',
    ]))

  it('is the fourth or the last where a day is both, and the last where not each month has a fifth', () => {
    expect(said('2027-02-23').slice(3, 5)).toEqual(['le quatrième mardi du mois', 'le dernier mardi du mois'])
    expect(said('2027-03-30').slice(3, 5)).toEqual(['le dernier mardi du mois', 'le 30 de chaque mois'])
  })

  it('is a rule that the server takes, without some months too', () => {
    for (const rule of rulesFor('2028-02-29')) expect(Rule.parse(rule)).toEqual(rule)
    const rule = without(rulesFor('2027-03-02')[1] as Rule, [8])
    expect(leftOf(Rule.parse(rule))).toEqual([8])
    expect(without(rule, []).months).toEqual([])
  })

  it('goes with its first day', () => {
    const moved = (from: string, to: string) =>
      rulesFor(from).map((rule) => seriesWords({ rule: onDay(rule, to) }, to, { language: 'fr', today: to }))
    expect(moved('2027-03-02', '2027-03-10')).toEqual([
      'tous les jours',
      'chaque mercredi',
      'un mercredi sur deux',
      'le deuxième mercredi du mois',
      'le 10 de chaque mois',
      'chaque année le 10 mars',
    ])
    expect(moved('2027-03-02', '2027-03-31')[3]).toBe('le dernier mercredi du mois')
    const [, weekly] = rulesFor('2027-03-02') as [Rule, Rule]
    const kept = onDay({ ...without(weekly, [8]), ends: { kind: 'count', count: 4 } }, '2027-03-10')
    expect([leftOf(kept), kept.ends]).toEqual([[8], { kind: 'count', count: 4 }])
    expect(rulesFor('2027-03-10').some((choice) => isLike(choice, kept))).toBe(true)
  })
})
