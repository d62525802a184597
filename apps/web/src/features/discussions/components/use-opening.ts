import type { Post } from '@navette/contract/discussions/schema.ts'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'

interface OpeningParts {
  /** The number of the last message that I have read, as it is now. */
  read: number
  posts: readonly Post[]
  myId: string
  hasNextPage: boolean
  isFetching: boolean
  fetchNextPage: () => unknown
}

export interface Opening {
  /** All that was new is here: the messages can be shown in their place. */
  ready: boolean
  /** The highest number when the thread was opened: what is higher arrived since. */
  last: number
  firstNew: Post | undefined
  /** New messages from others at that moment. */
  count: number
  /** Never read before, and short enough to be begun at its beginning. */
  unknown: boolean
}

/** Messages that are fetched to find the first new one; whoever missed more begins at the end. */
const most = 300

/** How the thread stood when it was opened: what was new then keeps its line until one leaves. */
export const useOpening = ({ read: readNow, posts, myId, hasNextPage, isFetching, fetchNextPage }: OpeningParts): Opening => {
  const [read] = useState(readNow)
  const [last, setLast] = useState<number | null>(null)
  const oldest = posts[0]?.number
  const newest = posts.at(-1)?.number
  const found = read === 0 || (oldest !== undefined && oldest <= read + 1) || !hasNextPage || posts.length >= most
  if (last === null && newest !== undefined && found) setLast(newest)

  useEffect(() => {
    if (oldest !== undefined && !found && !isFetching) fetchNextPage()
  })
  return useMemo(() => {
    const news =
      last === null || read === 0 ? [] : posts.filter(({ number, author }) => number > read && number <= last && author?.id !== myId)
    const complete = oldest !== undefined && oldest <= read + 1
    return {
      ready: last !== null,
      last: last ?? Number.POSITIVE_INFINITY,
      firstNew: complete ? news[0] : undefined,
      count: news.length,
      unknown: read === 0 && !hasNextPage,
    }
  }, [posts, read, last, oldest, hasNextPage, myId])
}

/** Once, when the messages are there: at the line of what is new, at the beginning of what was never read, else at the end. */
export const usePlaceOnce = (
  { ready, unknown }: Opening,
  scroller: RefObject<HTMLElement | null>,
  toElement: (element: Element) => void,
) => {
  const placed = useRef(false)
  useLayoutEffect(() => {
    if (placed.current || !ready) return
    placed.current = true
    const place = scroller.current?.querySelector(unknown ? '[data-number]' : '[data-unread-line]')
    if (place) toElement(place)
  })
}
