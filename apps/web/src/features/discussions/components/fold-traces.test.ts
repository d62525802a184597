import type { Post } from '@navette/contract/discussions/schema.ts'
import { expect, it } from 'vitest'
import { foldTraces } from './fold-traces.ts'

const message = (number: number) => ({ id: `${number}`, number, trace: null }) as Post
const gone = (number: number, thread = 'a', now = number) =>
  ({
    id: `${number}`,
    number,
    trace: { kind: 'gone', at: '2026-11-25T10:00:00.000Z', count: null, thread: { id: thread, title: '' }, number: now },
  }) as Post

it('makes one line of messages that went together', () => {
  const folded = foldTraces([message(1), gone(2, 'a', 7), gone(3, 'a', 8), message(4), gone(5)])
  expect(folded.map(({ number }) => number)).toEqual([1, 3, 4, 5])
  expect(folded[1]?.trace).toMatchObject({ count: 2, number: 7 })
})

it('keeps apart what went to different threads', () => {
  expect(foldTraces([gone(1), gone(2, 'b')])).toHaveLength(2)
})
