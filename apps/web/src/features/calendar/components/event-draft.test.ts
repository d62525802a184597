import { NewEvent } from '@navette/contract/calendar/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { expect, it } from 'vitest'
import { type EventDraft, newEventOf, visibilitiesOf, visibilityIn } from './event-draft.ts'

const draft: EventDraft = {
  title: 'Nuit du court',
  kind: 'show',
  time: { allDay: false, day: '2026-11-28', from: '20:30', to: '01:00', until: null },
  placeName: ' ',
  projectId: null,
  rule: null,
  hostId: newId(),
  partnerIds: [],
  visibility: 'cluster',
  contactId: null,
  capacity: '180',
  optionUntil: null,
  answersFrom: null,
  answersUntil: null,
  description: '',
}

it('says what the contract asks for', () => {
  const body = newEventOf(newId(), draft)
  expect(body).toMatchObject({ starts: '2026-11-28T20:30', ends: '2026-11-29T01:00', placeName: null, capacity: 180 })
  expect(NewEvent.safeParse(body).success).toBe(true)
  expect(newEventOf(newId(), { ...draft, time: { ...draft.time, from: '' } })).toBeNull()
})

it('goes from those of a project to those of organisations, and back', () => {
  expect(visibilityIn('organisations', 'some')).toBe('project')
  expect(visibilityIn('team', null)).toBe('organisations')
  expect(visibilityIn('public', null)).toBe('public')
  expect(visibilitiesOf('some', false)).not.toContain('team')
})
