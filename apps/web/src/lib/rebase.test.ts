import { expect, test } from 'vitest'
import { rebase } from './rebase.ts'

interface Draft {
  title: string
  summary: string
  stage: string
  partnerIds: string[]
  endsOn: string | null
}

const base: Draft = {
  title: 'Nuit du court',
  summary: 'Six films.',
  stage: 'preparation',
  partnerIds: ['france', 'fil'],
  endsOn: '2026-11-28',
}
const fields = ['title', 'summary', 'stage', 'partnerIds', 'endsOn'] as const

test('what I left alone takes their value, what only I changed stays mine', () => {
  const met = rebase(fields, base, { ...base, summary: 'Six films, deux concerts.' }, { ...base, stage: 'under_way' })
  expect(met.draft).toEqual({ ...base, summary: 'Six films, deux concerts.', stage: 'under_way' })
  expect(met.disputed).toEqual([])
})

test('what both changed stays mine until a person decides', () => {
  const met = rebase(fields, base, { ...base, partnerIds: ['france'] }, { ...base, partnerIds: ['france', 'fil', 'yht'], endsOn: null })
  expect(met.draft.partnerIds).toEqual(['france'])
  expect(met.draft.endsOn).toBeNull()
  expect(met.disputed).toEqual(['partnerIds'])
})

test('the same change by both is no dispute', () => {
  expect(rebase(fields, base, { ...base, title: 'La nuit' }, { ...base, title: 'La nuit' }).disputed).toEqual([])
})
