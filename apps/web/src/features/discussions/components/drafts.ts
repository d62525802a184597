import type { Draft } from '@navette/contract/discussions/post-schema.ts'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { whenBack } from '../../../lib/connection.ts'
import type { EditorHandle } from '../../../ui/markdown-editor.tsx'
import { storeDraft, useDrafts } from '../queries.ts'
import { adopted, continued, type Kept } from './draft-rules.ts'

/** One key for each account and place: accounts that share a device do not read each other. */
const prefix = 'navette.draft.'
const keyOf = (accountId: string, place: string) => `${prefix}${accountId}:${place}`

const nothing: Kept = { text: '', from: null, dirty: false }

/**
 * Two tabs that write in the same place are like two devices: what the server does not have yet each keeps under a key of its own, and the server
 * puts the two together. What it has is under the key that they share.
 */
const tab = crypto.randomUUID()
const slotOf = (key: string) => `${key}#${tab}`
const mine = new Map<string, Kept>()

/** A device that keeps nothing is no error. */
const stored = (key: string): Kept => {
  try {
    const value = localStorage.getItem(key)
    return value === null ? nothing : parsed(value)
  } catch {
    return nothing
  }
}

/** What this tab holds. */
const held = (key: string): Kept => mine.get(key) ?? stored(key)

const keysFrom = (start: string): string[] => {
  try {
    return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '').filter((key) => key.startsWith(start))
  } catch {
    return []
  }
}

/** Begins with what was written last on this device: a tab that was closed, or reloaded, may have kept what the server never got. */
const begin = (key: string): Kept => {
  const there = mine.get(key)
  if (there?.dirty) return there
  const [latest] = keysFrom(`${key}#`)
    .map((slot) => ({ slot, kept: stored(slot) }))
    .toSorted((one, other) => (other.kept.at ?? 0) - (one.kept.at ?? 0))
  if (!latest) {
    const kept = stored(key)
    mine.set(key, kept)
    return kept
  }
  // Taken over: a tab that still writes there puts its own back with the next letter.
  localStorage.removeItem(latest.slot)
  hold(key, latest.kept)
  return latest.kept
}

const parsed = (value: string): Kept => {
  try {
    const kept = JSON.parse(value) as Kept
    if (typeof kept.text === 'string' && typeof kept.dirty === 'boolean') return kept
  } catch {
    // A text as earlier versions kept it.
  }
  return { text: value, from: null, dirty: true }
}

const hold = (key: string, kept: Kept) => {
  mine.set(key, kept)
  try {
    if (kept.dirty) return localStorage.setItem(slotOf(key), JSON.stringify({ ...kept, at: Date.now() }))
    localStorage.removeItem(slotOf(key))
    if (kept.text === '') localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Private browsing, or no room left: the text stays on the screen, and goes to the server.
  }
}

/** How long a hand rests before the text goes to the server, in milliseconds. */
const rest = 1200
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const under = new Set<string>()
/** Where a text is being written in this tab: what others wrote there is shown at once. */
const takers = new Map<string, (text: string) => void>()

/** Sends what this device holds and the server does not; what cannot leave waits, on this device, for the network or the next visit. */
const push = async (accountId: string, place: string): Promise<void> => {
  const key = keyOf(accountId, place)
  clearTimeout(timers.get(key))
  timers.delete(key)
  const kept = held(key)
  if (!kept.dirty || under.has(key)) return
  under.add(key)
  try {
    const answer = await storeDraft(place, kept)
    const now = held(key)
    const next = continued(kept, now, answer)
    hold(key, next)
    if (next.text !== now.text) takers.get(key)?.(next.text)
  } catch {
    return
  } finally {
    under.delete(key)
  }
  if (held(key).dirty) later(accountId, place)
}

const later = (accountId: string, place: string) => {
  const key = keyOf(accountId, place)
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => void push(accountId, place), rest),
  )
}

/** Milliseconds after which a text that no tab has sent is taken for that of a tab which is gone. */
const orphaned = 10_000

const pushAll = (accountId: string) => {
  const start = keyOf(accountId, '')
  for (const key of keysFrom(start)) {
    const [place = '', slot] = key.slice(start.length).split('#')
    if (slot === undefined || slot === tab) void push(accountId, place)
    else if (Date.now() - (stored(key).at ?? 0) > orphaned) void pushFor(key, place)
  }
}

/** Sends what a tab left that is gone; this one hears of it like of what another device wrote. */
const pushFor = async (slot: string, place: string): Promise<void> => {
  const kept = stored(slot)
  try {
    await storeDraft(place, kept)
  } catch {
    return
  }
  if (stored(slot).text === kept.text) localStorage.removeItem(slot)
}

/** Keeps a text on this device at once, and on the server once the hand rests; an empty one is gone at once on both. */
export const keepDraft = (accountId: string, place: string, text: string) => {
  const key = keyOf(accountId, place)
  const kept = held(key)
  if (kept.text === text && !kept.dirty) return
  hold(key, { ...kept, text, dirty: true })
  if (text === '') void push(accountId, place)
  else later(accountId, place)
}

export const keptDraft = (accountId: string, place: string): string => begin(keyOf(accountId, place)).text

/**
 * A text that is being written: what this device holds first, then what the other devices of the same person wrote since.
 *
 * @param editor where it is written: whoever writes in it at that moment goes on there, else it begins anew (`key`) with the other text
 * @param onOther hears of a text taken over from another device or tab: theirs alone while nothing here waits to be kept, else both
 */
export const useDraft = (accountId: string, place: string, editor: RefObject<EditorHandle | null>, onOther: (text: string) => void) => {
  const [start, setStart] = useState(() => ({ text: keptDraft(accountId, place), key: 0 }))
  const take = useRef(onOther)
  useEffect(() => {
    take.current = (text) => {
      onOther(text)
      if (editor.current?.focused()) editor.current.replace(text)
      else setStart(({ key }) => ({ text, key: key + 1 }))
    }
  })
  const { data } = useDrafts()
  const there = data?.drafts.find((draft) => draft.place === place)
  useEffect(() => {
    if (!there) return
    const key = keyOf(accountId, place)
    const next = under.has(key) ? null : adopted(held(key), there)
    if (!next) return
    hold(key, next)
    take.current(next.text)
  }, [there, accountId, place])
  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void push(accountId, place)
    const stop = whenBack(() => pushAll(accountId))
    const key = keyOf(accountId, place)
    const taker = (text: string) => take.current(text)
    takers.set(key, taker)
    // What a tab left a moment ago is not yet told from what one is about to send.
    const again = setTimeout(() => pushAll(accountId), orphaned + 1_000)
    document.addEventListener('visibilitychange', leave)
    pushAll(accountId)
    return () => {
      stop()
      clearTimeout(again)
      document.removeEventListener('visibilitychange', leave)
      if (takers.get(key) === taker) takers.delete(key)
      // Begun again, it begins with what the tabs of this device know by then.
      if (!held(key).dirty) mine.delete(key)
      void push(accountId, place)
    }
  }, [accountId, place])
  return { initial: start.text, key: start.key, keep: (text: string) => keepDraft(accountId, place, text) }
}

/** Where something was begun, on any device. */
export const useBegun = (): ReadonlySet<string> => {
  const { data } = useDrafts()
  return new Set((data?.drafts ?? []).filter((draft: Draft) => draft.text !== '').map(({ place }) => place))
}
