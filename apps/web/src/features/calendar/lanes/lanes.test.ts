import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { describe, expect, it } from 'vitest'
import { freePlaces, lanesOf } from './lanes.ts'

const organisation = (id: string) => ({ id, name: id }) as OrganisationRef
const date = (id: string, of: string[], place: string | null, day = '2027-03-03') =>
  ({
    id,
    allDay: false,
    starts: `${day}T20:00`,
    ends: `${day}T22:00`,
    ribbon: of.map(organisation),
    place: place && { id: place, name: place },
  }) as unknown as Occurrence

const range = { from: '2027-03-01', to: '2027-03-08' }
const known = { organisations: ['Fil', 'France', 'Mixeur'].map(organisation), places: [] }
const said = (lanes: { name: string; occurrences: readonly Occurrence[] }[]) =>
  lanes.map(({ name, occurrences }) => `${name}: ${occurrences.map(({ id }) => id).join(' ')}`)

describe('what is put side by side', () => {
  it('stands with each of its organisations, and those without anything are there too', () => {
    const dates = [date('a', ['Fil', 'France'], null), date('b', ['Fil'], null), date('far', ['Mixeur'], null, '2027-04-01')]
    expect(said(lanesOf('organisations', dates, range, known, false).lanes)).toEqual(['Fil: a b', 'France: a', 'Mixeur: '])
  })

  it('stands at its place; what has none comes last, and of the free ones those used last are shown', () => {
    const places = Array.from({ length: freePlaces + 3 }, (_, at) => ({ id: `salle ${at}`, name: `salle ${at}` }))
    const dates = [date('a', ['Fil'], 'cave'), date('b', ['Fil'], null), date('c', ['Fil'], `salle ${freePlaces + 2}`)]
    const { lanes, more } = lanesOf('places', dates, range, { ...known, places }, false)
    expect(said(lanes).filter((lane) => !lane.endsWith(': '))).toEqual(['cave: a', `salle ${freePlaces + 2}: c`, ': b'])
    expect([lanes.length, more]).toEqual([freePlaces + 3, 2])
    expect(lanesOf('places', dates, range, { ...known, places }, true)).toMatchObject({ more: 0 })
  })
})
