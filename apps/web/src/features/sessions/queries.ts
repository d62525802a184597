import type { InputOf } from '@navette/contract/core/endpoint.ts'
import {
  acceptHelp,
  askAddressChange,
  askReset,
  askToHelp,
  cancelAddressChange,
  changePassword,
  declineHelp,
  endAllSessions,
  endHelp,
  endMySession,
  endOtherSessions,
  getMyAccess,
  leaveCluster,
  listHelp,
  listMySessions,
  openHelp,
} from '@navette/contract/sessions/endpoints.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { becomeAnother } from '../../lib/person.ts'
import { read } from '../../lib/reads.ts'
import { signedOut } from '../../lib/renewal.ts'
import { closedDoor } from '../../lib/someone.ts'
import { sayProblem } from '../../ui/undo.tsx'

export const useMySessions = () => useQuery(read(listMySessions))

export const useEndSession = () =>
  useMutation({ mutationFn: (sessionId: string) => call(endMySession, { params: { sessionId } }), onError: sayProblem })

export const useEndOtherSessions = () => useMutation({ mutationFn: () => call(endOtherSessions), onError: sayProblem })

/** Everywhere, so that this page closes too. */
export const useEndAllSessions = () =>
  useMutation({
    mutationFn: () => call(endAllSessions),
    onSuccess: () => {
      history.replaceState(null, '', '/')
      signedOut.publish('ended')
    },
    onError: sayProblem,
  })

export const useMyAccess = () => useQuery(read(getMyAccess))

export const useChangePassword = () =>
  useMutation({ mutationFn: (body: { current: string; password: string; endOthers: boolean }) => call(changePassword, { body }) })

/** A link to choose a first password, for whoever comes in without. */
export const useAskReset = () => useMutation({ mutationFn: (email: string) => call(askReset, { body: { email } }), onError: sayProblem })

export const useAskAddressChange = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (email: string) => call(askAddressChange, { body: { email } }),
    onSuccess: (access) => client.setQueryData(read(getMyAccess).queryKey, access),
  })
}

export const useCancelAddressChange = () => useMutation({ mutationFn: () => call(cancelAddressChange), onError: sayProblem })

/** Help sessions that wait or run, for whoever helps and whoever is helped. */
export const useHelp = () => useQuery(read(listHelp))

export const useAskToHelp = (memberId: string) =>
  useMutation({ mutationFn: (body: InputOf<typeof askToHelp>['body']) => call(askToHelp, { params: { memberId }, body }) })

export const useAnswerHelp = () =>
  useMutation({
    mutationFn: async ({ helpId, yes }: { helpId: string; yes: boolean }) => {
      if (yes) await call(acceptHelp, { params: { helpId } })
      else await call(declineHelp, { params: { helpId } })
    },
    onError: sayProblem,
  })

/** From here on this browser acts as the other person: nothing that was read before stays on screen, in no tab. */
export const useOpenHelp = () =>
  useMutation({
    mutationFn: (helpId: string) => call(openHelp, { params: { helpId } }),
    onSuccess: () => becomeAnother('/'),
    onError: sayProblem,
  })

export const useEndHelp = () => useMutation({ mutationFn: (helpId: string) => call(endHelp, { params: { helpId } }), onError: sayProblem })

/** Closes my account; its sessions end, this one too, and the door says so, loaded anew whichever of the answer and the end came first. */
export const useLeaveCluster = () =>
  useMutation({
    mutationFn: (password: string) => call(leaveCluster, { body: { password } }),
    onSuccess: () => {
      signedOut.publish('ended')
      location.replace(closedDoor)
    },
  })
