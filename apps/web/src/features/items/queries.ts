import { markFavourite, unmarkFavourite } from '@navette/contract/items/endpoints.ts'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** Marks something as one of my favourites, or no longer. */
export const useMarkFavourite = (itemId: string) =>
  useMutation({
    mutationFn: (wanted: boolean) => call(wanted ? markFavourite : unmarkFavourite, { params: { itemId } }),
    onError: sayProblem,
  })
