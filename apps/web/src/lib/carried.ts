import { activities } from '@navette/contract/activities.ts'
import type { News } from '@navette/contract/core/activity.ts'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ReadKey } from './reads.ts'
import { matches } from './touches.ts'

interface Item {
  id: string
  number?: number
}

type Pages = InfiniteData<{ items: Item[]; next: string | null }, unknown>

/**
 * Puts the record that travelled with news first in its list, without a request.
 *
 * @returns the lists that are complete with it, by hash: they need no reading
 */
export const putCarried = (client: QueryClient, news: News): string[] => {
  const kind = activities.get(news.verb)
  if (!kind?.carries || !isItem(news.carried)) return []
  const touch = { read: kind.carries.read.name, params: kind.carries.params(news.facts as never) }
  const item = news.carried
  const lists = client.getQueryCache().findAll({ predicate: ({ queryKey }) => matches(touch, queryKey as ReadKey) })
  return lists.flatMap((list) => {
    // A list that is being read, or already stale, may lack more than this record: it is read again.
    if (list.state.fetchStatus === 'fetching' || list.state.isInvalidated) return []
    const complete = withCarried(list.queryKey as ReadKey, list.state.data, item)
    if (!complete) return []
    client.setQueryData(list.queryKey, complete)
    return [list.queryHash]
  })
}

const withCarried = ([, , query, shape]: ReadKey, data: unknown, item: Item) => {
  if (shape === 'pages') return withFirst(data as Pages | undefined, item)
  return isNumbered(query) ? withNumber(data as NumberedPage | undefined, item, query) : null
}

/** The pages with the record first; null when something is missing between it and the list. */
export const withFirst = (pages: Pages | undefined, item: Item): Pages | null => {
  const [first, ...rest] = pages?.pages ?? []
  if (!pages || !first) return null
  if (pages.pages.some((page) => page.items.some(({ id }) => id === item.id))) return pages
  if (!follows(item, first.items[0])) return null
  return { ...pages, pages: [{ ...first, items: [item, ...first.items] }, ...rest] }
}

const follows = (item: Item, newest: Item | undefined) => item.number === undefined || item.number === (newest?.number ?? 0) + 1

/** The numbers that a page holds: so many above one. */
interface Numbers {
  above: number
  limit: number
}

interface NumberedPage {
  items: Item[]
}

const isNumbered = (query: object): query is Numbers => 'above' in query && 'limit' in query

/** A page of certain numbers with the record, where it belongs there; null when something is missing between it and the page. */
export const withNumber = (page: NumberedPage | undefined, item: Item, { above, limit }: Numbers): NumberedPage | null => {
  if (!page || item.number === undefined) return null
  const elsewhere = item.number <= above || item.number > above + limit
  if (elsewhere || page.items.some(({ id }) => id === item.id)) return page
  return item.number === (page.items[0]?.number ?? above) + 1 ? { ...page, items: [item, ...page.items] } : null
}

const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null && 'id' in value
