import { activities } from '@navette/contract/activities.ts'
import type { News } from '@navette/contract/core/activity.ts'
import type { Noun } from '@navette/contract/core/nouns.ts'
import { endpoints } from '@navette/contract/endpoints.ts'
import type { QueryClient } from '@tanstack/react-query'
import { putCarried } from './carried.ts'
import type { ReadKey } from './reads.ts'
import { matches } from './touches.ts'

/** News arrive in bursts; what they touch is read again once. */
const burst = 100

/** Listens to what happened and makes the reads that it touches stale; knows no feature, only what the contract declares. */
export const gatherNews = (client: QueryClient) => {
  let gathered: News[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Lists that already hold what was carried to them. */
  let complete = new Set<string>()

  const settle = () => {
    const stale = stalenessOf(gathered)
    const spared = complete
    timer = undefined
    gathered = []
    complete = new Set()
    void client.invalidateQueries({ predicate: ({ queryKey, queryHash }) => !spared.has(queryHash) && stale(queryKey as ReadKey) })
  }

  return {
    receive: (news: News) => {
      const stale = stalenessOf([news])
      const put = new Set(putCarried(client, news))
      // What touches a list without being carried to it undoes the sparing.
      complete = new Set([...complete, ...put].filter((hash) => put.has(hash) || !stale(keyOf(client, hash))))
      gathered.push(news)
      timer ??= setTimeout(settle, burst)
    },
    stop: () => clearTimeout(timer),
  }
}

const keyOf = (client: QueryClient, hash: string) => (client.getQueryCache().get(hash)?.queryKey ?? ['', {}, {}]) as ReadKey

/** The test that a cached read is no longer what it was, after these news. */
export const stalenessOf = (news: readonly News[]): ((key: ReadKey) => boolean) => {
  const kinds = news.flatMap((item) => {
    const kind = activities.get(item.verb)
    return kind ? [{ kind, facts: item.facts }] : []
  })
  const touches = kinds.flatMap(({ kind, facts }) => kind.touches(facts as never))
  const altered = new Set<Noun>(kinds.flatMap(({ kind }) => kind.alters ?? []))
  const told = kinds.some(({ kind }) => !kind.passing)
  const byNature = new Set(
    endpoints.filter((door) => (told && door.history) || door.shows?.some((noun) => altered.has(noun))).map((door) => door.name),
  )
  if (kinds.some(({ kind }) => kind.sweeping)) return () => true
  return (key) => byNature.has(key[0]) || touches.some((touch) => matches(touch, key))
}
