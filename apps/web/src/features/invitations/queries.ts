import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/new-id.ts'
import {
  acceptInvitation,
  answerApplication,
  answerInvitation,
  apply,
  editJoining,
  getJoining,
  getPoster,
  getThreadApplication,
  invitePeople,
  inviteToProject,
  joinOrganisation,
  listApplications,
  listInvitations,
  listMyInvitations,
  openInvitation,
  openPoster,
  previewInvitation,
  previewProjectInvitation,
  renewPoster,
  resendInvitation,
  restoreInvitation,
  withdrawApplication,
  withdrawInvitation,
  withdrawPoster,
} from '@navette/contract/invitations/endpoints.ts'
import type { JoiningRule, Poster } from '@navette/contract/invitations/schema.ts'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { flat, read, readPages } from '../../lib/reads.ts'
import { sayProblem } from '../../ui/undo.tsx'

/** Invitations to an organisation or a project, the last sent first. */
export const useInvitations = (to: { organisationId: string } | { projectId: string }) => {
  const result = useInfiniteQuery(readPages(listInvitations, { query: { ...to, limit: 25 } }))
  return { ...result, invitations: flat(result.data) }
}

/** On which terms people are invited. */
export interface Terms {
  role: MembershipRole
  endsOn: string | null
  language: 'fr' | 'en'
  message: string
}

export const useInvite = () =>
  useMutation({
    mutationFn: ({ organisationId, ...body }: Terms & { organisationId: string; emails: string[] }) =>
      call(invitePeople, { params: { organisationId }, body }),
  })

export const usePreview = () =>
  useMutation({
    mutationFn: ({ organisationId, ...body }: Terms & { organisationId: string }) =>
      call(previewInvitation, { params: { organisationId }, body }),
    onError: sayProblem,
  })

export type GuestTerms = Pick<Terms, 'language' | 'message'>

export const useInviteGuests = (projectId: string) =>
  useMutation({
    mutationFn: (body: GuestTerms & { memberIds: string[]; emails: string[] }) => call(inviteToProject, { params: { projectId }, body }),
  })

export const useGuestPreview = (projectId: string) =>
  useMutation({ mutationFn: (body: GuestTerms) => call(previewProjectInvitation, { params: { projectId }, body }), onError: sayProblem })

/** What waits for my own answer. */
export const useMyInvitations = () => useQuery(read(listMyInvitations)).data?.invitations ?? []

export const useAnswerInvitation = () =>
  useMutation({
    mutationFn: ({ invitationId, accepted }: { invitationId: string; accepted: boolean }) =>
      call(answerInvitation, { params: { invitationId }, body: { accepted } }),
    onError: sayProblem,
  })

/** People of the cluster by the letters of their name. */
export const usePeople = (search: string) =>
  useQuery({ ...read(listMembers, { query: { search, limit: 12 } }), placeholderData: (before) => before }).data?.items ?? []

const acts = { resend: resendInvitation, withdraw: withdrawInvitation, restore: restoreInvitation }

/** Sends an invitation again, withdraws it, or takes the withdrawal back. */
export const useInvitationAct = (act: keyof typeof acts) =>
  useMutation({ mutationFn: (invitationId: string) => call(acts[act], { params: { invitationId } }), onError: sayProblem })

/** How one joins an organisation, and what I may do about it. */
export const useJoining = (organisationId: string) => useQuery(read(getJoining, { params: { organisationId } }))

export const useEditJoining = (organisationId: string) =>
  useMutation({
    mutationFn: (body: { joining: JoiningRule; questions: string[]; version: number }) =>
      call(editJoining, { params: { organisationId }, body }),
  })

export const useJoin = (organisationId: string) =>
  useMutation({ mutationFn: (token: string | null) => call(joinOrganisation, { params: { organisationId }, body: { token } }) })

/** Asks to join; ids made once, so that sending twice asks once. */
export const useApply = (organisationId: string) =>
  useMutation({
    mutationFn: (body: { id: string; thread: { id: string; postId: string }; answers: string[] }) =>
      call(apply, { params: { organisationId }, body }),
  })

export const newApplication = () => ({ id: newId(), thread: { id: newId(), postId: newId() } })

/** Those who ask to join an organisation and wait for an answer. */
export const useWaiting = (organisationId: string) => {
  const result = useInfiniteQuery(readPages(listApplications, { query: { organisationId, state: 'waiting', limit: 25 } }))
  return { ...result, applications: flat(result.data) }
}

export const useThreadApplication = (threadId: string) => useQuery(read(getThreadApplication, { params: { threadId } }))

interface Answer {
  applicationId: string
  accepted: boolean
  role: MembershipRole
  endsOn: string | null
  word: string
}

export const useAnswer = () =>
  useMutation({
    mutationFn: ({ applicationId, ...body }: Answer) => call(answerApplication, { params: { applicationId }, body }),
  })

export const useWithdrawApplication = () =>
  useMutation({ mutationFn: (applicationId: string) => call(withdrawApplication, { params: { applicationId } }), onError: sayProblem })

export const usePoster = (organisationId: string) => useQuery(read(getPoster, { params: { organisationId } }))

export const useRenewPoster = (organisationId: string) =>
  useMutation({
    mutationFn: (role: Poster['role']) => call(renewPoster, { params: { organisationId }, body: { role } }),
    onError: sayProblem,
  })

export const useWithdrawPoster = (organisationId: string) =>
  useMutation({ mutationFn: () => call(withdrawPoster, { params: { organisationId } }), onError: sayProblem })

/** Links are read with POST, so that their secret stands in no address: the same freshness as any read. */
const opened = (name: string, token: string) => ({ queryKey: [name, {}, { token }] as const, retry: false })

/** The invitation whose link I hold. */
export const useOpened = (token: string) =>
  useQuery({ ...opened(openInvitation.name, token), queryFn: () => call(openInvitation, { body: { token } }) })

/** The poster that I photographed. */
export const useOpenedPoster = (token: string) =>
  useQuery({ ...opened(openPoster.name, token), queryFn: () => call(openPoster, { body: { token } }) })

export const useAccept = () => useMutation({ mutationFn: (token: string) => call(acceptInvitation, { body: { token } }) })
