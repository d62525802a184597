import { beforeEach, describe, expect, it } from 'vitest'
import { ago, day, dayOf, dayRange, fullDate, longDay, moment, namedDay, otherZone, sayDatesIn, wallHour, wallNow } from './dates.ts'

/** Monday 23 November 2026, 11:08 in Paris. */
const now = new Date('2026-11-23T10:08:00Z')
const thin = '\u202f'

beforeEach(() => sayDatesIn({ language: 'fr', timeZone: 'Europe/Paris' }))

describe('a moment', () => {
  it.each([
    ['2026-11-23T09:56:00Z', `10${thin}h${thin}56`],
    ['2026-11-23T08:00:00Z', `9${thin}h`],
    ['2026-11-22T17:31:00Z', `hier, 18${thin}h${thin}31`],
    ['2026-11-20T17:31:00Z', `vendredi, 18${thin}h${thin}31`],
    ['2026-11-24T08:00:00Z', `demain, 9${thin}h`],
    ['2026-11-03T08:00:00Z', `mar. 3 nov., 9${thin}h`],
    ['2026-11-28T19:30:00Z', `sam. 28 nov., 20${thin}h${thin}30`],
    ['2025-11-03T08:00:00Z', `lun. 3 nov. 2025, 9${thin}h`],
  ])('%s is « %s »', (at, words) => expect(moment(at, now)).toBe(words))

  it('belongs to the day of the place, not of Greenwich', () => {
    expect(moment('2026-11-22T23:30:00Z', now)).toBe(`0${thin}h${thin}30`)
    sayDatesIn({ timeZone: 'America/Martinique' })
    expect(moment('2026-11-22T23:30:00Z', now)).toBe(`hier, 19${thin}h${thin}30`)
  })

  it('is said in English too', () => {
    sayDatesIn({ language: 'en' })
    expect(moment('2026-11-23T09:56:00Z', now)).toBe('10:56')
    expect(moment('2026-11-22T17:31:00Z', now)).toBe('yesterday, 18:31')
    expect(moment('2026-11-03T08:00:00Z', now)).toBe('Tue 3 Nov, 9:00')
  })
})

describe('how long ago', () => {
  it.each([
    ['2026-11-23T10:07:30Z', 'à l’instant'],
    ['2026-11-23T09:56:00Z', `il y a 12${thin}min`],
    ['2026-11-23T07:00:00Z', `8${thin}h`],
    ['2026-11-22T22:00:00Z', 'hier'],
    ['2026-11-20T17:31:00Z', 'vendredi'],
    ['2026-11-03T08:00:00Z', 'mar. 3 nov.'],
  ])('%s is « %s »', (at, words) => expect(ago(at, now)).toBe(words))

  it('stays « à l’instant » when the server’s clock is ahead', () => expect(ago('2026-11-23T10:08:20Z', now)).toBe('à l’instant'))
})

describe('a day', () => {
  it('is short in lists', () => expect(day('2026-11-24', now)).toBe('mar. 24 nov.'))
  it('has its year when it is not this one', () => expect(day('2027-06-03', now)).toBe('jeu. 3 juin 2027'))
  it('is long in titles', () => {
    expect(longDay(now, now)).toBe('Lundi 23 novembre')
    expect(longDay('2026-11-28', now)).toBe('Samedi 28 novembre')
  })
  it('is whole on hover', () => expect(fullDate('2026-11-23T09:56:00Z')).toBe(`lundi 23 novembre 2026 à 10${thin}h${thin}56`))
  it('changes at midnight in Paris, in winter as in summer', () => {
    expect(dayOf('2026-11-22T23:00:00Z')).toBe('2026-11-23')
    expect(dayOf('2026-07-13T21:59:59Z')).toBe('2026-07-13')
    expect(dayOf('2026-07-13T22:00:00Z')).toBe('2026-07-14')
  })
})

describe('what is planned', () => {
  it('has the day by its name, and the hour of its wall', () => {
    expect(namedDay('2026-11-24', now)).toBe('mardi 24 nov.')
    expect(namedDay('2026-12-01', now)).toBe('mardi 1er déc.')
    expect(wallHour('2026-11-28T20:30')).toBe(`20${thin}h${thin}30`)
    expect(wallHour('2026-11-29T01:00')).toBe(`1${thin}h`)
    expect(wallNow(now)).toBe('2026-11-23T11:08')
  })
  it('goes from one day to another without saying a month twice', () => {
    expect(dayRange('2026-11-23', '2026-11-27', false, now)).toEqual({ from: '23', last: '27 nov.' })
    expect(dayRange('2026-11-30', '2026-12-01', false, now)).toEqual({ from: '30 nov.', last: '1er déc.' })
    expect(dayRange('2026-12-28', '2027-01-03', true, now)).toEqual({ from: '28 décembre 2026', last: '3 janvier 2027' })
    expect(dayRange('2026-12-01', '2026-12-11', true, now)).toEqual({ from: '1er', last: '11 décembre 2026' })
  })
  it('names hours of elsewhere', () => {
    expect(otherZone('Europe/Paris', '2026-11-23T10:00:00Z')).toBeNull()
    expect(otherZone('Asia/Tokyo', '2026-11-23T10:00:00Z')).toBe('heure normale du Japon')
  })
})
