import { expect, it } from 'vitest'
import { hoursOf } from './hours-shown.ts'

const at = (starts: string, ends: string) => ({ allDay: false, starts: `2026-11-${starts}`, ends: `2026-11-${ends}` })
const days = ['2026-11-28', '2026-11-29']

it('draws the usual hours, and those that something needs besides', () => {
  expect(hoursOf([], days)).toEqual({ first: 8, last: 26 })
  expect(hoursOf([at('28T05:30', '28T07:00')], days)).toEqual({ first: 5, last: 26 })
  expect(hoursOf([at('28T22:00', '29T04:15')], days)).toEqual({ first: 8, last: 29 })
  expect(hoursOf([at('28T22:00', '29T09:00')], days)).toEqual({ first: 6, last: 30 })
  expect(hoursOf([at('20T04:00', '20T09:00')], days)).toEqual({ first: 8, last: 26 })
})
