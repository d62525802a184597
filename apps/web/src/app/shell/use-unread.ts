import { countUnread } from '@navette/contract/discussions/endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../lib/reads.ts'

/** What waits to be read: all of it, and by project. */
export const useUnread = (): { threads: number; projects: ReadonlyMap<string, number> } => {
  const { data } = useQuery(read(countUnread))
  return { threads: data?.threads ?? 0, projects: new Map(data?.projects.map(({ projectId, threads }) => [projectId, threads])) }
}
