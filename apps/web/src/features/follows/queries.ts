import {
  followCluster,
  followItem,
  followOrganisation,
  getClusterFollowing,
  getFollowing,
  getOrganisationFollowing,
  listFollows,
} from '@navette/contract/follows/endpoints.ts'
import type { Following, FollowLevel } from '@navette/contract/follows/schema.ts'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** What is followed: something that is shared, an organisation, or the whole cluster. */
export type Followed = { itemId: string } | { organisationId: string } | 'cluster'

const readOf = (of: Followed) => {
  if (of === 'cluster') return read(getClusterFollowing)
  return 'itemId' in of ? read(getFollowing, { params: of }) : read(getOrganisationFollowing, { params: of })
}

const choose = (of: Followed, level: FollowLevel | null): Promise<Following> => {
  const body = { level }
  if (of === 'cluster') return call(followCluster, { body })
  return 'itemId' in of ? call(followItem, { params: of, body }) : call(followOrganisation, { params: of, body })
}

/** How I follow something; asked where it is `wanted`. */
export const useFollowing = (of: Followed, wanted = true) => useQuery({ ...readOf(of), enabled: wanted })

/** Chooses how I follow something, or takes the choice back with null; all that counts what is unread hears of it live. */
export const useFollow = (of: Followed) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (level: FollowLevel | null) => choose(of, level),
    onSuccess: (following) => client.setQueryData(readOf(of).queryKey, following),
    onError: sayProblem,
  })
}

export const useFollows = () => {
  const result = useInfiniteQuery(readPages(listFollows, { query: { limit: 50 } }))
  return { ...result, follows: flat(result.data) }
}
