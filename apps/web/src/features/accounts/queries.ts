import {
  changePortrait,
  closeAccount,
  countMembers,
  editMe,
  editMyProfile,
  editPerson,
  exportMe,
  exportMember,
  getMember,
  getMyProfile,
  getSession,
  giveAddress,
  keepAccount,
  keepMyAccount,
  listDepartures,
  listMembers,
  listSkills,
  removePortrait,
} from '@navette/contract/accounts/endpoints.ts'
import type { Me, Member, MembershipRole, Profile } from '@navette/contract/accounts/schema.ts'
import { signOut } from '@navette/contract/sessions/endpoints.ts'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, keep } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { renewed, signedOut } from '../../lib/renewal.ts'
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
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(signOut),
    onSuccess: () => {
      // Out of a help session, one is oneself again.
      if (client.getQueryData(sessionRead.queryKey)?.helper) return renewed(Date.now())
      // Whoever signs in next begins at home.
      history.replaceState(null, '', '/')
      signedOut.publish('ended')
    },
    onError: sayProblem,
  })
}

type Preferences = Partial<Pick<Me, 'language' | 'timeZone' | 'theme' | 'textSize' | 'presence'>>

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

const profileRead = read(getMyProfile)

/** What I say of myself. */
export const useMyProfile = () => useQuery(profileRead)

export const useEditMyProfile = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Partial<Profile>) => call(editMyProfile, { body }),
    onSuccess: (profile) => {
      client.setQueryData(profileRead.queryKey, profile)
      client.setQueryData(sessionRead.queryKey, (me) => me && { ...me, name: profile.name })
    },
  })
}

/** Shows another picture of me; where it is refused, its place says why. */
export const useChangePortrait = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (picture: Uint8Array) => call(changePortrait, { body: picture }),
    onSuccess: (me) => client.setQueryData(sessionRead.queryKey, me),
  })
}

export const useRemovePortrait = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(removePortrait),
    onSuccess: () => client.setQueryData(sessionRead.queryKey, (me) => me && { ...me, portrait: null }),
    onError: sayProblem,
  })
}

export interface MemberFilters {
  search?: string
  organisationId?: string
  role?: MembershipRole
  skill?: string
}

/** The people who pass the filters, by name. */
export const useMembers = (filters: MemberFilters = {}, limit = 50) => {
  const result = useInfiniteQuery({ ...readPages(listMembers, { query: { ...filters, limit } }), placeholderData: keepPreviousData })
  return { ...result, members: flat(result.data) }
}

/** How many they are; what was counted before stays until it is known. */
export const useMemberCount = (filters: MemberFilters) =>
  useQuery({ ...read(countMembers, { query: filters }), placeholderData: keepPreviousData }).data?.count

/** How others write what they can do. */
export const useSkills = (search: string, wanted = true) =>
  useQuery({ ...read(listSkills, { query: search ? { search } : {} }), placeholderData: keepPreviousData, enabled: wanted }).data?.skills ??
  []

const personRead = (memberId: string) => read(getMember, { params: { memberId } })

export const usePerson = (memberId: string) => useQuery(personRead(memberId))

/** Corrects somebody without an account. */
export const useEditPerson = (memberId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; phone: string }) => call(editPerson, { params: { memberId }, body }),
    onSuccess: (person) => client.setQueryData(personRead(memberId).queryKey, person),
  })
}

/** Gives them an address, and with it an account. */
export const useGiveAddress = (memberId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (email: string) => call(giveAddress, { params: { memberId }, body: { email } }),
    onSuccess: (person) => client.setQueryData(personRead(memberId).queryKey, person),
  })
}

/** A copy of all that is kept about me. */
export const useExportMe = () => useMutation({ mutationFn: () => keep(exportMe), onError: sayProblem })

/** The same about somebody who asked for it. */
export const useExportMember = (memberId: string) =>
  useMutation({ mutationFn: () => keep(exportMember, { params: { memberId } }), onError: sayProblem })

/** Closes the account of somebody who asked for it, and takes that back. */
export const useCloseAccount = (memberId: string) => {
  const client = useQueryClient()
  const again = () => client.invalidateQueries({ queryKey: personRead(memberId).queryKey })
  const keep = useMutation({ mutationFn: () => call(keepAccount, { params: { memberId } }), onSuccess: again, onError: sayProblem })
  const close = useMutation({ mutationFn: () => call(closeAccount, { params: { memberId } }), onSuccess: again, onError: sayProblem })
  return { close, keep }
}

/** Accounts that were closed, the last first. */
export const useDepartures = () => {
  const result = useInfiniteQuery(readPages(listDepartures, { query: { limit: 50 } }))
  return { ...result, departures: flat(result.data) }
}

/** People whose name holds these letters. */
export const usePeopleNamed = (search: string): readonly Member[] => useMembers(search ? { search } : {}, 20).members

/** Takes my account back before it is erased. */
export const useKeepMyAccount = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(keepMyAccount),
    onSuccess: () => client.invalidateQueries(),
    onError: sayProblem,
  })
}
