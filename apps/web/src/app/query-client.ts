import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refused, Unreachable } from '../lib/api.ts'

const halfAnHour = 30 * 60_000

/** What was read stays fresh until live news say otherwise, so nothing is asked twice; only a lost server is asked again. */
export const createQueryClient = () => {
  // The cluster has just asked for a second step: who we are says so, and the page that sets it up comes.
  const onError = (error: Error) => {
    if (error instanceof Refused && error.code === 'second_factor_required') void client.invalidateQueries({ queryKey: [getSession.name] })
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
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
  return client
}
