import { listPlaces } from '@navette/contract/calendar/endpoints.ts'
import { addFeed, listFeeds, revokeFeed } from '@navette/contract/calendar/feed-endpoints.ts'
import type { FeedInput } from '@navette/contract/calendar/feed-schema.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { read } from '../../../lib/reads.ts'
import { sayProblem } from '../../../ui/undo.tsx'

const feedsRead = read(listFeeds)

export const useFeeds = () => useQuery(feedsRead)

/** The news of it come to my own screens too; where the live connection is lost, this does. */
export const useAddFeed = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: FeedInput) => call(addFeed, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: feedsRead.queryKey }),
    onError: (error) => void sayProblem(error),
  })
}

export const useRevokeFeed = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (feedId: string) => call(revokeFeed, { params: { feedId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: feedsRead.queryKey }),
    onError: (error) => void sayProblem(error),
  })
}

/** What a feed may be of, besides what is mine: closed organisations have nothing to come. */
export const useFeedChoices = (wanted: boolean) => {
  const enabled = { enabled: wanted }
  const organisations = useQuery({ ...read(listOrganisations, { query: { limit: 100 } }), ...enabled }).data?.items ?? []
  const projects = useQuery({ ...read(listProjects, { query: { limit: 100 } }), ...enabled }).data?.items ?? []
  const places = useQuery({ ...read(listPlaces, { query: { limit: 100 } }), ...enabled }).data?.items ?? []
  return { organisations, projects, places }
}
