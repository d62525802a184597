import type { FileRef } from '@navette/contract/files/schema.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused, Unreachable } from './errors.ts'
import { createUploads, type Uploads } from './uploads-box.ts'
import type { KeptUpload, UploadStore } from './uploads-store.ts'

const refused = (code: string, status: number) => new Refused({ type: 'about:blank', title: code, status, code })

const arrived = ({ id, name, bytes }: KeptUpload): FileRef => ({
  id,
  name,
  bytes,
  kind: 'text',
  type: 'text/plain',
  version: 'v',
  picture: null,
})

/** What a browser keeps, shared by its tabs. */
const createShelf = () => {
  const kept = new Map<string, KeptUpload>()
  const store: UploadStore = {
    read: async () => [...kept.values()],
    find: async (id) => kept.get(id),
    write: async (upload) => void kept.set(upload.id, upload),
    remove: async (id) => void kept.delete(id),
    watch: () => () => {},
  }
  return { kept, store }
}

let opened: Uploads[] = []
let ids = 0

const open = (store: UploadStore, push: (upload: KeptUpload, sending: { signal: AbortSignal }) => Promise<FileRef>) => {
  const withdrawn: string[] = []
  const box = createUploads({
    accountId: 'camille',
    store,
    push,
    withdraw: (id) => withdrawn.push(id),
    alone: (_name, work) => work(),
    now: () => 1,
    newId: () => `file-${++ids}`,
  })
  opened.push(box)
  return { box, withdrawn }
}

const note = (name = 'note.txt') => new File(['Une note.'], name, { type: 'text/plain' })
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  ids = 0
  vi.useFakeTimers()
})
afterEach(() => {
  for (const box of opened) box.stop()
  opened = []
  vi.useRealTimers()
})

describe('uploads', () => {
  it('leave at once, three at a time, and keep their order', async () => {
    const { store } = createShelf()
    const going: (() => void)[] = []
    const { box } = open(store, (upload) => new Promise((done) => going.push(() => done(arrived(upload)))))
    await box.start()
    box.add('thread:a', ['1', '2', '3', '4'].map(note))
    await settle()
    expect(going.length).toBe(3)
    expect(box.settled(['file-1'])).toBe(false)
    going[0]?.()
    await settle()
    expect(going.length).toBe(4)
    for (const go of going) go()
    await settle()
    expect(box.entries().map(({ name, file }) => [name, file !== null])).toEqual(['1', '2', '3', '4'].map((name) => [name, true]))
    expect(box.settled(['file-1', 'file-4'])).toBe(true)
  })

  it('go on by themselves when the server is away, and at once when it is back', async () => {
    const { store } = createShelf()
    const begun: boolean[] = []
    let away = true
    const { box } = open(store, async (upload) => {
      begun.push(upload.begun)
      if (away) throw new Unreachable()
      return arrived(upload)
    })
    await box.start()
    box.add('thread:a', [note()])
    await settle()
    expect(begun).toEqual([false])
    await vi.advanceTimersByTimeAsync(1_000)
    // From where it stood: the server is asked first.
    expect(begun).toEqual([false, true])
    away = false
    box.hurry()
    await settle()
    expect(box.entries()[0]?.file?.id).toBe('file-1')
  })

  it('that are refused say why until they are tried again', async () => {
    const { store } = createShelf()
    let full = true
    const { box } = open(store, async (upload) => {
      if (full) throw refused('storage_full', 422)
      return arrived(upload)
    })
    await box.start()
    box.add('thread:a', [note()])
    await settle()
    expect(box.problemOf(['file-1'])?.code).toBe('storage_full')
    expect(box.settled(['file-1'])).toBe(true)
    full = false
    box.retry('file-1')
    await settle()
    expect(box.problemOf(['file-1'])).toBeNull()
    expect(box.entries()[0]?.file).not.toBeNull()
  })

  it('outlive the page, and what has arrived keeps no bytes', async () => {
    const { kept, store } = createShelf()
    const first = open(store, () => new Promise(() => {}))
    await first.box.start()
    first.box.add('thread:a', [note()])
    await settle()
    first.box.stop()
    const { box } = open(store, async (upload) => arrived(upload))
    expect(box.settled(['file-1'])).toBe(false)
    await box.start()
    await settle()
    expect(box.entries()).toMatchObject([{ id: 'file-1', place: 'thread:a', file: { name: 'note.txt' } }])
    expect(kept.get('file-1')?.content).toBeNull()
    box.release(['file-1'])
    expect(box.entries()[0]?.place).toBeNull()
    box.reclaim(['file-1'], 'thread:a')
    expect(box.entries()[0]?.place).toBe('thread:a')
    box.forget(['file-1'])
    await settle()
    expect([box.entries(), kept.size]).toEqual([[], 0])
  })

  it('that are given up stop, here and on the server', async () => {
    const { kept, store } = createShelf()
    let aborted = false
    const { box, withdrawn } = open(
      store,
      (_upload, { signal }) =>
        new Promise((_done, fail) =>
          signal.addEventListener('abort', () => {
            aborted = true
            fail(new DOMException('given up', 'AbortError'))
          }),
        ),
    )
    await box.start()
    box.add('thread:a', [note()])
    await settle()
    box.cancel('file-1')
    await settle()
    expect([aborted, withdrawn, box.entries(), kept.size]).toEqual([true, ['file-1'], [], 0])
  })
})
