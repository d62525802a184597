import type { Post } from '@navette/contract/discussions/schema.ts'
import { foldTraces } from './fold-traces.ts'

/** Messages of a page. */
export const pageLength = 25

/** A page that has come. */
export interface LoadedPage {
  /** It holds the numbers above this one. */
  above: number
  items: readonly Post[]
}

/**
 * Where the page begins that holds a number. Pages lie side by side, and one of them is that with which the thread was opened.
 *
 * @param origin where any of the pages begins
 */
export const startOf = (number: number, origin: number): number => {
  const within = (((number - 1 - origin) % pageLength) + pageLength) % pageLength
  return Math.max(0, number - 1 - within)
}

/** Where the pages begin that hold all numbers of these stretches, in order. */
export const startsOf = (stretches: readonly (readonly [from: number, to: number])[], origin: number): number[] => {
  const starts = new Set<number>()
  for (const [from, to] of stretches)
    for (let number = from; ; number = Math.min(number + pageLength, to)) {
      starts.add(startOf(number, origin))
      if (number >= to) break
    }
  return [...starts].toSorted((one, other) => one - other)
}

export interface Rows {
  /** The messages that have come, the oldest first; those that went elsewhere together are one. */
  posts: readonly Post[]
  /** What stands at a number: `null` where nothing does, undefined where that is not known yet. */
  at(number: number): Post | null | undefined
}

/** What stands where, as far as it has come: a number that nobody has any more, or whose trace is told with the next, holds nothing. */
export const rowsOf = (pages: readonly LoadedPage[]): Rows => {
  const loaded = new Map(pages.flatMap(({ items }) => items.map((post) => [post.number, post] as const)))
  const posts = foldTraces([...loaded.values()].toSorted((one, other) => one.number - other.number))
  const standing = new Map(posts.map((post) => [post.number, post]))
  const known = (number: number) =>
    pages.some(({ above, items }) => number > above && number <= Math.max(above + pageLength, items[0]?.number ?? 0))
  return { posts, at: (number) => standing.get(number) ?? (known(number) ? null : undefined) }
}
