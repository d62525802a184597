import type { Draft } from '@navette/contract/discussions/post-schema.ts'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { whenBack } from '../../../lib/connection.ts'
import type { EditorHandle } from '../../../ui/markdown-editor.tsx'
import { storeDraft, useDrafts } from '../queries.ts'
import { adopted, type Kept } from './draft-rules.ts'

/** One key for each account and place: accounts that share a device do not read each other. */
const prefix = 'navette.draft.'
const keyOf = (accountId: string, place: string) => `${prefix}${accountId}:${place}`

const nothing: Kept = { text: '', from: null, dirty: false }

/** What this device holds; a device that keeps nothing is no error. */
const held = (key: string): Kept => {
  try {
    const value = localStorage.getItem(key)
    return value === null ? nothing : parsed(value)
  } catch {
    return nothing
  }
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
  try {
    if (kept.text === '' && !kept.dirty) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // Private browsing, or no room left: the text stays on the screen, and goes to the server.
  }
}

/** How long a hand rests before the text goes to the server, in milliseconds. */
const rest = 1200
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const under = new Set<string>()

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
    // Typed on meanwhile: that continues what has just been kept.
    hold(key, now.text === kept.text ? { text: answer.text, from: answer.at, dirty: false } : { ...now, from: answer.at })
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

const pushAll = (accountId: string) => {
  const start = keyOf(accountId, '')
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at)).filter((key) => key?.startsWith(start))
  for (const key of keys) if (key) void push(accountId, key.slice(start.length))
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

export const keptDraft = (accountId: string, place: string): string => held(keyOf(accountId, place)).text

/**
 * A text that is being written: what this device holds first, then what the other devices of the same person wrote since.
 *
 * @param editor where it is written: whoever writes in it at that moment goes on there, else it begins anew (`key`) with the other text
 * @param onOther hears of a text taken over from another device; only while nothing here is waiting to be kept
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
    document.addEventListener('visibilitychange', leave)
    pushAll(accountId)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', leave)
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
