import { getAudience, listReaders } from '@navette/contract/audiences/endpoints.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { flat, read, readPages } from '../../lib/reads.ts'

export const useAudience = (itemId: string) => useQuery(read(getAudience, { params: { itemId } }))

/** The people themselves, for whoever may meet them. */
export const useReaders = (itemId: string, enabled: boolean) => {
  const result = useInfiniteQuery({ ...readPages(listReaders, { params: { itemId }, query: { limit: 50 } }), enabled })
  return { ...result, readers: flat(result.data) }
}
