import { editMe, getMember, getSession, listMembers, signOut } from '@navette/contract/accounts/endpoints.ts'
import type { Me } from '@navette/contract/accounts/schema.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { signedOut } from '../../lib/renewal.ts'
import { sayProblem } from '../../ui/undo.tsx'

export const sessionRead = read(getSession)

/** Who is signed in, while it is asked and after. */
export const useSession = () => useQuery(sessionRead)

/** Who is signed in; inside the shell, where somebody is. */
export const useMe = (): Me => {
  const { data } = useSession()
  if (!data) throw new Error('Nobody is signed in')
  return data
}

export const useSignOut = () => {
  return useMutation({
    mutationFn: () => call(signOut),
    onSuccess: () => {
      // Whoever signs in next begins at home.
      history.replaceState(null, '', '/')
      signedOut.publish()
    },
    onError: sayProblem,
  })
}

type Preferences = { language?: 'fr' | 'en'; presence?: boolean }

/** Changes at once what one prefers, and takes it back if the server says no. */
export const useEditMe = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Preferences) => call(editMe, { body }),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: sessionRead.queryKey })
      const before = client.getQueryData(sessionRead.queryKey)
      if (before) client.setQueryData(sessionRead.queryKey, { ...before, ...change })
      return before
    },
    onError: (error, _, before) => {
      if (before) client.setQueryData(sessionRead.queryKey, before)
      sayProblem(error)
    },
    onSuccess: (me) => client.setQueryData(sessionRead.queryKey, me),
  })
}

/** The people whose name holds these letters, by name. */
export const useMembers = (filter: { search?: string; organisationId?: string } = {}, limit = 50) => {
  const result = useInfiniteQuery({ ...readPages(listMembers, { query: { ...filter, limit } }), placeholderData: keepPreviousData })
  return { ...result, members: flat(result.data) }
}

export const useMember = (memberId: string) => useQuery(read(getMember, { params: { memberId } }))
