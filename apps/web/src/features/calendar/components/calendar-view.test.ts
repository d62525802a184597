import { describe, expect, it } from 'vitest'
import { addressOfView, isFiltered, queryOf, shows, viewIn } from './calendar-view.ts'

const desk = { today: '2026-11-23', narrow: false }
const [fil, france] = ['0192f0aa-0000-7000-8000-000000000001', '0192f0aa-0000-7000-8000-000000000002']
const from = (address: string, here = desk) => viewIn(new URLSearchParams(address), here)

describe('the address of the calendar', () => {
  it('begins with this week, on a phone with the list of what comes', () => {
    expect(from('')).toMatchObject({ as: 'week', over: 'week', on: '2026-11-23' })
    expect(from('', { ...desk, narrow: true })).toMatchObject({ as: 'list', over: 'ahead', on: '2026-11-23' })
  })

  it.each([
    'vue=semaine',
    'vue=mois&le=2026-12-01',
    `vue=liste&sur=annee&le=2027-01-01&les-miens=&structure=${fil}&structure=${france}&genre=spectacle&genre=reunion&lieu=${france}`,
    'vue=liste',
    'vue=semaine&par=lieu',
    'vue=liste&sur=jour&par=structure',
    'vue=mois&sans-feries=&vacances=',
  ])('says the view and is understood again: %s', (address) => expect(addressOfView(from(address), desk.today).toString()).toBe(address))

  it('says nothing where it says it badly', () => {
    expect(from('vue=siecle&par=humeur&le=2026-02-30&structure=x&genre=opera&lieu=y')).toEqual(from(''))
  })
})

describe('what is shown', () => {
  const date = { ribbon: [{ id: fil }], kind: 'show', place: { id: france, name: 'Le France' } } as Parameters<ReturnType<typeof shows>>[0]

  it('is everything, where nothing is chosen', () => {
    expect(isFiltered(from(''))).toBe(false)
    expect(queryOf(from(''))).toEqual({})
    expect(shows(from(''))(date)).toBe(true)
  })

  it('is asked of the server where one is chosen, and picked here where several are', () => {
    expect(queryOf(from(`structure=${fil}&les-miens`))).toEqual({ mine: 'true', organisationId: fil })
    expect(queryOf(from(`structure=${fil}&structure=${france}`))).toEqual({})
    expect(shows(from(`structure=${france}`))(date)).toBe(false)
    expect(shows(from(`structure=${france}&structure=${fil}&genre=spectacle`))(date)).toBe(true)
    expect(shows(from('genre=reunion&genre=atelier'))(date)).toBe(false)
    expect(shows(from(`lieu=${fil}`))(date)).toBe(false)
  })
})
