import { QueryClient } from '@tanstack/react-query'
import { Unreachable } from '../lib/api.ts'

const halfAnHour = 30 * 60_000

/** What was read stays fresh until live news say otherwise, so nothing is asked twice; only a lost server is asked again. */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: halfAnHour,
        gcTime: halfAnHour,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => error instanceof Unreachable && failures < 4,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 5000),
      },
      mutations: { networkMode: 'always' },
    },
  })
