import type { News } from '@navette/contract/core/activity.ts'
import { getThread, listPosts, listThreads } from '@navette/contract/discussions/endpoints.ts'
import { getOrganisation } from '@navette/contract/organisations/endpoints.ts'
import { listActivities } from '@navette/contract/projects/endpoints.ts'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withFirst, withNumber } from './carried.ts'
import { gatherNews, stalenessOf } from './freshness.ts'
import { type ReadKey, read, readPages } from './reads.ts'

const threadId = '01990000-0000-7000-8000-000000000001'
const other = '01990000-0000-7000-8000-000000000002'

const replied = (number: number, carried?: unknown): News => ({
  id: `news-${number}`,
  verb: 'thread.replied',
  actorId: null,
  at: '2026-11-23T10:00:00.000Z',
  facts: { threadId, projectId: null, postId: `post-${number}`, number },
  ...(carried === undefined ? {} : { carried }),
})

const post = (number: number) => ({ id: `post-${number}`, number })
const key = (query: { queryKey: unknown }) => query.queryKey as ReadKey

describe('what news make stale', () => {
  const stale = stalenessOf([replied(4)])

  it('is what they touch, where the parameters agree', () => {
    expect(stale(key(readPages(listPosts, { params: { threadId } })))).toBe(true)
    expect(stale(key(read(getThread, { params: { threadId } })))).toBe(true)
    expect(stale(key(read(listThreads)))).toBe(true)
    expect(stale(key(readPages(listPosts, { params: { threadId: other } })))).toBe(false)
    expect(stale(key(read(getOrganisation, { params: { organisationId: other } })))).toBe(false)
  })

  it('is every history, unless they are passing', () => {
    expect(stale(key(readPages(listActivities)))).toBe(true)
    expect(stalenessOf([{ ...replied(4), verb: 'thread.read' }])(key(readPages(listActivities)))).toBe(false)
  })

  it('is every read that shows a noun whose name changed', () => {
    const renamed = stalenessOf([{ ...replied(0), verb: 'organisation.edited', facts: { organisationId: other } }])
    expect(renamed(key(read(getThread, { params: { threadId } })))).toBe(true)
  })

  it('is nothing for a verb that this version does not know', () => {
    expect(stalenessOf([{ ...replied(0), verb: 'moon.risen' }])(key(read(listThreads)))).toBe(false)
  })
})

describe('a carried record', () => {
  const pages = (...numbers: number[]) => ({ pages: [{ items: numbers.map(post), next: null }], pageParams: [null] })

  it('goes first', () => expect(withFirst(pages(3, 2, 1), post(4))?.pages[0]?.items.map(({ number }) => number)).toEqual([4, 3, 2, 1]))
  it('goes in once', () => expect(withFirst(pages(3, 2), post(3))).toEqual(pages(3, 2)))
  it('never hides a gap', () => expect(withFirst(pages(3, 2), post(5))).toBeNull())
  it('begins an empty list with the first', () => expect(withFirst(pages(), post(1))?.pages[0]?.items).toHaveLength(1))
  it('needs a list', () => expect(withFirst(undefined, post(1))).toBeNull())
})

describe('a carried record, in a page of certain numbers', () => {
  const page = (...numbers: number[]) => ({ items: numbers.map(post) })
  const numbers = { above: 25, limit: 25 }
  const put = (before: ReturnType<typeof page>, number: number) =>
    withNumber(before, post(number), numbers)?.items.map((each) => each.number)

  it('goes where its number belongs', () => expect(put(page(27, 26), 28)).toEqual([28, 27, 26]))
  it('begins a page', () => expect(put(page(), 26)).toEqual([26]))
  it('goes in once', () => expect(put(page(27, 26), 27)).toEqual([27, 26]))
  it('leaves the pages of other numbers as they are', () => expect([put(page(50), 51), put(page(26), 25)]).toEqual([[50], [26]]))
  it('never hides a gap', () => expect([put(page(27, 26), 29), put(page(), 27)]).toEqual([undefined, undefined]))
})

describe('news as they come', () => {
  const listed = readPages(listPosts, { params: { threadId } }).queryKey
  let client: QueryClient

  beforeEach(() => {
    vi.useFakeTimers()
    client = new QueryClient()
    client.setQueryData(listed, {
      pages: [{ items: [post(1)] as never, next: null, newer: null, last: 1, opened: null }],
      pageParams: [null],
    })
    client.setQueryData(read(listThreads).queryKey, { items: [], next: null })
  })
  afterEach(() => {
    client.clear()
    vi.useRealTimers()
  })

  const isStale = (queryKey: ReadKey) => client.getQueryState(queryKey)?.isInvalidated
  const shown = () => (client.getQueryData(listed)?.pages[0]?.items ?? []).map(({ number }) => number)

  it('put the record in place at once, and spare its list another reading', async () => {
    gatherNews(client).receive(replied(2, post(2)))
    expect(shown()).toEqual([2, 1])
    await vi.advanceTimersByTimeAsync(100)
    expect(isStale(listed)).toBe(false)
    expect(isStale(read(listThreads).queryKey)).toBe(true)
  })

  it('have the list read again when one is missing between', async () => {
    const news = gatherNews(client)
    news.receive(replied(2, post(2)))
    news.receive(replied(4, post(4)))
    expect(shown()).toEqual([2, 1])
    await vi.advanceTimersByTimeAsync(100)
    expect(isStale(listed)).toBe(true)
  })

  it('have the list read again when something else happened to it in the same breath', async () => {
    const news = gatherNews(client)
    news.receive(replied(2, post(2)))
    news.receive({ ...replied(1), verb: 'post.edited' })
    await vi.advanceTimersByTimeAsync(100)
    expect(isStale(listed)).toBe(true)
  })
})
