import type { Problem } from '@navette/contract/core/errors.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused, Unreachable } from './errors.ts'
import { createOutbox, type Outbox } from './outbox-box.ts'
import type { OutboxEntry, OutboxStore } from './outbox-store.ts'

const refused = (code: string, status: number) => new Refused({ type: 'about:blank', title: code, status, code } satisfies Problem)

/** What a browser keeps, shared by its tabs. */
const createShelf = () => {
  const kept = new Map<string, string>()
  const store: OutboxStore = {
    read: () => [...kept.values()].map((text) => JSON.parse(text) as OutboxEntry),
    write: (entry) => void kept.set(entry.id, JSON.stringify(entry)),
    remove: (id) => void kept.delete(id),
    watch: () => () => {},
  }
  return { kept, store }
}

const post = (id: string, scope = 'thread:a') => ({ id, endpoint: 'sendPost', input: { text: id }, scope })

let opened: Outbox[] = []
let account = 0

const open = (store: OutboxStore, deliver: (entry: OutboxEntry) => Promise<unknown>, accountId = `account-${account}`) => {
  let time = 0
  const box = createOutbox({ accountId, store, deliver, now: () => (time += 1) })
  opened.push(box)
  box.start()
  return box
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  account += 1
  vi.useFakeTimers()
})

afterEach(async () => {
  for (const box of opened) box.stop()
  opened = []
  await settle()
  vi.useRealTimers()
})

describe('the outbox', () => {
  it('keeps what is not ready, and what comes after it in its scope, and nobody else', async () => {
    const { store } = createShelf()
    const sent: string[] = []
    let arrived = false
    const box = createOutbox({
      accountId: `account-${account}`,
      store,
      deliver: async ({ id }) => sent.push(id),
      now: () => Date.now(),
      ready: ({ id }) => id !== '1' || arrived,
    })
    opened.push(box)
    box.start()
    await settle()
    for (const entry of [post('1'), post('2'), post('3', 'thread:b')]) box.add(entry)
    await settle()
    expect(sent).toEqual(['3'])
    arrived = true
    box.hurry()
    await settle()
    expect(sent).toEqual(['3', '1', '2'])
  })

  it('sends in order within a scope, and scopes beside each other', async () => {
    const { store } = createShelf()
    const sent: string[] = []
    const box = open(store, async ({ id }) => sent.push(id))
    await settle()
    box.add(post('1'))
    box.add(post('2'))
    box.add(post('3', 'thread:b'))
    await settle()
    expect(sent.indexOf('1')).toBeLessThan(sent.indexOf('2'))
    expect(sent.toSorted()).toEqual(['1', '2', '3'])
    expect(store.read()).toEqual([])
  })

  it('keeps what cannot leave, and sends it once when the server is back', async () => {
    const { store } = createShelf()
    let away = true
    const deliver = vi.fn(async () => {
      if (away) throw new Unreachable()
    })
    const box = open(store, deliver)
    box.add(post('1'))
    await settle()
    expect(store.read().map(({ state }) => state)).toEqual(['waiting'])
    away = false
    box.hurry()
    await settle()
    expect(deliver).toHaveBeenCalledTimes(2)
    expect(store.read()).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deliver).toHaveBeenCalledTimes(2)
  })

  it('tries again by itself, less and less often', async () => {
    const { store } = createShelf()
    const deliver = vi.fn(async () => Promise.reject(new Unreachable()))
    open(store, deliver).add(post('1'))
    await vi.advanceTimersByTimeAsync(8000)
    expect(deliver).toHaveBeenCalledTimes(4)
  })

  it('never overtakes: the second waits for the first', async () => {
    const { store } = createShelf()
    const tried: string[] = []
    const box = open(store, async ({ id }) => {
      tried.push(id)
      throw new Unreachable()
    })
    box.add(post('1'))
    box.add(post('2'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(new Set(tried)).toEqual(new Set(['1']))
  })

  it('keeps the text of what the server refused, and lets the next pass', async () => {
    const { store } = createShelf()
    const sent: string[] = []
    const box = open(store, async ({ id }) => {
      if (id === '1') throw refused('thread_closed', 409)
      sent.push(id)
    })
    box.add(post('1'))
    box.add(post('2'))
    await settle()
    expect(sent).toEqual(['2'])
    expect(store.read()).toMatchObject([{ id: '1', state: 'refused', input: { text: '1' }, problem: { code: 'thread_closed' } }])
    expect(box.takeBack('1')).toEqual({ text: '1' })
    expect(store.read()).toEqual([])
  })

  it('sends a refused one again when asked', async () => {
    const { store } = createShelf()
    let closed = true
    const box = open(store, async () => {
      if (closed) throw refused('thread_closed', 409)
    })
    box.add(post('1'))
    await settle()
    closed = false
    box.retry('1')
    await settle()
    expect(store.read()).toEqual([])
  })

  it.each([
    ['signed_out', 401],
    ['too_much', 429],
  ])('waits through %s', async (code, status) => {
    const { store } = createShelf()
    const box = open(store, async () => Promise.reject(refused(code, status)))
    box.add(post('1'))
    await settle()
    expect(store.read()).toMatchObject([{ id: '1', state: 'waiting' }])
  })

  it('survives a closed tab: the next one sends what was under way', async () => {
    const { store } = createShelf()
    const first = open(store, () => new Promise(() => {}), 'closed-tab')
    first.add(post('1'))
    await settle()
    expect(store.read()).toMatchObject([{ state: 'sending' }])
    const sent: string[] = []
    open(store, async ({ id }) => sent.push(id), 'another-tab')
    await settle()
    expect(sent).toEqual(['1'])
  })

  it('has one sender, however many tabs', async () => {
    const { store } = createShelf()
    const deliver = vi.fn(async () => {})
    const [first] = [open(store, deliver), open(store, deliver)]
    first?.add(post('1'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(deliver).toHaveBeenCalledTimes(1)
  })

  it('shows what has just arrived until its list can', async () => {
    const { store } = createShelf()
    const box = open(store, async () => {})
    box.add(post('1'))
    await settle()
    expect(box.entries().map(({ id, state }) => [id, state])).toEqual([['1', 'sending']])
    await vi.advanceTimersByTimeAsync(6000)
    expect(box.entries()).toEqual([])
  })
})
