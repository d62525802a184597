import { expect, test } from 'vitest'
import type { ProjectDraft } from '../queries.ts'
import { rebase } from './rebase.ts'

const base: ProjectDraft = {
  title: 'Nuit du court',
  summary: 'Six films.',
  description: '',
  stage: 'preparation',
  visibility: 'organisations',
  hostId: 'noctambules',
  partnerIds: ['france', 'fil'],
  startsOn: '2026-11-28',
  endsOn: '2026-11-28',
}

test('what I left alone takes their value, what only I changed stays mine', () => {
  const met = rebase(base, { ...base, summary: 'Six films, deux concerts.' }, { ...base, stage: 'under_way' })
  expect(met.draft).toEqual({ ...base, summary: 'Six films, deux concerts.', stage: 'under_way' })
  expect(met.disputed).toEqual([])
})

test('what both changed stays mine until a person decides', () => {
  const met = rebase(base, { ...base, partnerIds: ['france'] }, { ...base, partnerIds: ['france', 'fil', 'yht'], endsOn: null })
  expect(met.draft.partnerIds).toEqual(['france'])
  expect(met.draft.endsOn).toBeNull()
  expect(met.disputed).toEqual(['partnerIds'])
})

test('the same change by both is no dispute', () => {
  expect(rebase(base, { ...base, title: 'La nuit' }, { ...base, title: 'La nuit' }).disputed).toEqual([])
})
