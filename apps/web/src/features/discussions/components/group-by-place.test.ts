import type { Thread } from '@navette/contract/discussions/schema.ts'
import { expect, test } from 'vitest'
import { groupByPlace } from './group-by-place.ts'

const thread = (id: string, place: string | null) =>
  ({ id, place: { kind: place ? 'project' : 'cluster', id: place, title: place ?? '', ribbon: [] } }) as unknown as Thread

test('places stand in the order of their latest word, and so do the threads of each', () => {
  const groups = groupByPlace([thread('a', 'nuit'), thread('b', null), thread('c', 'nuit')])
  expect(groups.map(({ key, threads }) => [key, threads.map(({ id }) => id)])).toEqual([
    ['project:nuit', ['a', 'c']],
    ['cluster:', ['b']],
  ])
})
