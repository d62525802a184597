import type { Thread } from '@navette/contract/discussions/schema.ts'
import { type RefObject, useEffect, useRef } from 'react'
import { usePageKeys } from '../../../lib/page-keys.ts'
import type { PlaceGroup } from './group-by-place.ts'

interface Acts {
  mark: (some: readonly Thread[]) => void
  markAll: (group: PlaceGroup) => void
  takeBack: () => void
}

/**
 * The keys of the list: `j` `k` and the arrows walk, `e` or `x` marks as read and goes on, `⇧E` does so for a whole place, `u` takes back; Enter opens, as
 * every link. The focus is the place one is at, so that whoever listens to the page hears it.
 */
export const useUnreadKeys = (list: RefObject<HTMLElement | null>, groups: readonly PlaceGroup[], { mark, markAll, takeBack }: Acts) => {
  const wanted = useRef<string | null>(null)
  const threads = groups.flatMap((group) => group.threads)

  const rowOf = (id: string | undefined) => list.current?.querySelector<HTMLElement>(`[data-thread="${id}"]`)
  const here = () => {
    const id = document.activeElement?.closest('li')?.querySelector('[data-thread]')?.getAttribute('data-thread')
    return threads.findIndex((thread) => thread.id === id)
  }
  const walk = (step: 1 | -1) => {
    const at = here()
    rowOf(threads[at === -1 ? 0 : at + step]?.id)?.focus()
  }
  /** Where the focus goes once these are gone: to what follows them, else to what comes before. */
  const keepPlace = (gone: readonly Thread[]) => {
    const last = threads.findLastIndex(({ id }) => gone.some((thread) => thread.id === id))
    const left = (thread: Thread) => gone.every(({ id }) => id !== thread.id)
    wanted.current = (threads.slice(last + 1).find(left) ?? threads.findLast(left))?.id ?? ''
  }
  const markHere = (whole: boolean) => {
    const thread = threads[here()]
    const group = groups.find((each) => thread && each.threads.includes(thread))
    if (!thread || !group) return
    keepPlace(whole ? group.threads : [thread])
    if (whole) markAll(group)
    else mark([thread])
  }

  usePageKeys([
    ['j', () => walk(1)],
    ['k', () => walk(-1)],
    ['ArrowDown', () => walk(1)],
    ['ArrowUp', () => walk(-1)],
    ['e', () => markHere(false)],
    ['x', () => markHere(false)],
    ['E', () => markHere(true)],
    ['u', takeBack],
  ])
  useEffect(() => {
    if (wanted.current === null) return
    const next = rowOf(wanted.current) ?? document.querySelector<HTMLElement>('main h1')
    wanted.current = null
    next?.focus()
  })
  return { keepPlace }
}
