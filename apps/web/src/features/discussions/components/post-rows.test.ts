import type { Post } from '@navette/contract/discussions/schema.ts'
import { describe, expect, it } from 'vitest'
import { rowsOf, startOf, startsOf } from './post-rows.ts'

const message = (number: number) => ({ id: `${number}`, number, trace: null }) as Post
const gone = (number: number) =>
  ({ id: `${number}`, number, trace: { kind: 'gone', at: '2026-11-25T10:00:00.000Z', count: null, thread: null, number: null } }) as Post

describe('pages of a thread', () => {
  it('lie side by side from the one that came first', () => {
    expect([31, 55, 56, 30, 6, 5, 1].map((number) => startOf(number, 30))).toEqual([30, 30, 55, 5, 5, 0, 0])
    expect([1, 25, 26].map((number) => startOf(number, 0))).toEqual([0, 0, 25])
  })

  it('are asked for once, for all that is on screen', () => {
    expect(startsOf([[40, 81]], 30)).toEqual([30, 55, 80])
    expect(
      startsOf(
        [
          [40, 45],
          [9_001, 9_001],
          [44, 44],
        ],
        0,
      ),
    ).toEqual([25, 9_000])
    expect(startsOf([[1, 1]], 24)).toEqual([0])
  })
})

describe('what stands at a number', () => {
  const loaded = (above: number, ...posts: Post[]) => [{ above, items: posts.toReversed() }]

  it('is a message, nothing, or not known yet', () => {
    const rows = rowsOf(loaded(25, message(26), message(28)))
    expect([25, 26, 27, 28, 50, 51].map((number) => rows.at(number)?.number ?? rows.at(number))).toEqual([
      undefined,
      26,
      null,
      28,
      null,
      undefined,
    ])
  })

  it('is nothing where a trace is told with the next', () => {
    const rows = rowsOf(loaded(0, message(1), gone(2), gone(3), message(4)))
    expect([1, 2, 3, 4].map((number) => rows.at(number)?.number ?? null)).toEqual([1, null, 3, 4])
    expect(rows.posts.map(({ number }) => number)).toEqual([1, 3, 4])
  })

  it('is known beyond the numbers of a page that reaches over a gap', () => {
    const rows = rowsOf(loaded(0, message(1), message(60)))
    expect([rows.at(40), rows.at(60)?.number, rows.at(61)]).toEqual([null, 60, undefined])
  })

  it('is the same message where two pages hold it', () => {
    const pages = [
      { above: 0, items: [message(2), message(1)] },
      { above: 1, items: [message(3), message(2)] },
    ]
    expect(rowsOf(pages).posts.map(({ number }) => number)).toEqual([1, 2, 3])
  })
})
