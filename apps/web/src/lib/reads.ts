import type { AnswerOf, Endpoint, InputOf } from '@navette/contract/core/endpoint.ts'
import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { type ArgumentsOf, call } from './api.ts'

/** What may be kept: what is asked for a moment may not. */
type Kept = Endpoint & { momentary?: never }

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
}

/** `[endpoint, params, query]`, and `'pages'` where pages are kept: what live updates look for. */
export type ReadKey = readonly [name: string, params: Record<string, unknown>, query: Record<string, unknown>, 'pages'?]

type InputArgument<E extends Endpoint> = ArgumentsOf<E> extends [input: infer I, options?: unknown] ? [input: I] : [input?: InputOf<E>]

/** A read of the contract, as TanStack Query wants it. */
export const read = <E extends Kept>(endpoint: E, ...[input]: InputArgument<E>) => {
  const { params = {}, query = {} } = (input ?? {}) as Parts
  return queryOptions({
    queryKey: [endpoint.name, params, query] as ReadKey,
    queryFn: ({ signal }): Promise<AnswerOf<E>> => call(endpoint, ...([input, { signal }] as unknown as ArgumentsOf<E>)),
  })
}

/** The pages of a list: `after` follows by itself. */
export const readPages = <E extends Kept>(endpoint: E, ...[input]: InputArgument<E>) => {
  const { params = {}, query: { after: _, ...query } = {} } = (input ?? {}) as Parts
  return infiniteQueryOptions({
    queryKey: [endpoint.name, params, query, 'pages'] as ReadKey,
    queryFn: ({ pageParam, signal }): Promise<Paged<E>> => {
      const asked = { params, query: pageParam === null ? query : { ...query, after: pageParam } }
      return call(endpoint, ...([asked, { signal }] as unknown as ArgumentsOf<E>)) as Promise<Paged<E>>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}

type Paged<E extends Endpoint> = AnswerOf<E> extends { items: unknown[]; next: string | null } ? AnswerOf<E> : never

/** All the items of the pages read so far, in the list's order; empty before the first. */
export const flat = <T>(data: InfiniteData<{ items: T[] }, unknown> | undefined): T[] => data?.pages.flatMap((page) => page.items) ?? []
