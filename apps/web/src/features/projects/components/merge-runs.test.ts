import type { TimelineEntry } from '@navette/contract/projects/schema.ts'
import { expect, test } from 'vitest'
import { mergeRuns } from './merge-runs.ts'
import { isUnread } from './read-marks.ts'

const entry = (change: Partial<TimelineEntry>): TimelineEntry => ({
  id: 'entry',
  verb: 'thread.replied',
  at: '2026-11-23T09:00:00.000Z',
  actor: { id: 'idriss', name: 'Idriss Benhaddou', portrait: null, organisation: null },
  projectId: 'nuit',
  item: { id: 'plan', kind: 'thread', title: 'Plan de feu' },
  noun: 'discussions',
  organisation: null,
  member: null,
  facts: {},
  excerpt: null,
  ...change,
})

test('replies in a row by one person in one thread are told once, by the newest', () => {
  const runs = mergeRuns([entry({ id: 'c' }), entry({ id: 'b' }), entry({ id: 'a', verb: 'thread.opened' })])
  expect(runs.map(({ entry, count }) => [entry.id, count])).toEqual([
    ['c', 2],
    ['a', 1],
  ])
})

test('two people brought into a team are two pieces of news', () => {
  const joined = (memberId: string) => entry({ id: memberId, verb: 'team.joined', facts: { memberId } })
  expect(mergeRuns([joined('nadia'), joined('awa')])).toHaveLength(2)
})

test('only what brought a message can be unread', () => {
  const marks = new Map([['plan', 3]])
  expect(isUnread(entry({ facts: { number: 4 } }), marks)).toBe(true)
  expect(isUnread(entry({ facts: { number: 3 } }), marks)).toBe(false)
  expect(isUnread(entry({ verb: 'thread.closed' }), marks)).toBe(false)
  expect(isUnread(entry({ verb: 'thread.opened' }), new Map([['plan', 0]]))).toBe(true)
  expect(isUnread(entry({ facts: { number: 4 } }), new Map())).toBe(false)
})
