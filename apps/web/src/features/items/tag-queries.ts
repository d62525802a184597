import { getItemTags, listTagged, listTags, removeTag, renameTag, tagItem, untagItem } from '@navette/contract/items/endpoints.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'

export const useItemTags = (itemId: string) => useQuery(read(getItemTags, { params: { itemId } })).data

/** The most used of those whose name holds these letters. */
export const useTags = (search = '', limit = 100) =>
  useQuery({ ...read(listTags, { query: { search, limit } }), placeholderData: keepPreviousData })

export const useTagged = (tagId: string) => {
  const result = useInfiniteQuery(readPages(listTagged, { params: { tagId }, query: { limit: 50 } }))
  const [first] = result.data?.pages ?? []
  return { ...result, tag: first?.tag, can: first?.can, items: flat(result.data) }
}

export const useTagItem = (itemId: string) =>
  useMutation({ mutationFn: (name: string) => call(tagItem, { params: { itemId }, body: { name } }) })
export const useUntagItem = (itemId: string) =>
  useMutation({ mutationFn: (tagId: string) => call(untagItem, { params: { itemId, tagId } }) })

export const useRenameTag = () =>
  useMutation({ mutationFn: ({ tagId, name }: { tagId: string; name: string }) => call(renameTag, { params: { tagId }, body: { name } }) })
export const useRemoveTag = () => useMutation({ mutationFn: (tagId: string) => call(removeTag, { params: { tagId } }) })
