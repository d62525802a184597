import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { Account, Outcome } from '@navette/contract/administration/schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useChangeRoles, useRemind, useRestore, useSuspend } from '../account-queries.ts'
import { nameOf } from './account-table.tsx'

/** For whom something was not done, and the code that says why. */
export interface NotDone {
  id: string
  name: string | null
  code: string
}

/** The acts on one or many: what was done is said, with a way back where there is one; what was not stays to be read. */
export const useAccountActs = (known: readonly Account[]) => {
  const { t } = useTranslation('table')
  const [notDone, setNotDone] = useState<NotDone[]>([])
  const [remind, suspend, restore, change] = [useRemind(), useSuspend(), useRestore(), useChangeRoles()]
  const tell = ({ done, refused }: Outcome, what: 'remind' | 'suspend' | 'restore' | 'role', undo?: () => void) => {
    const names = new Map(known.map((account) => [account.id, nameOf(account)]))
    setNotDone(refused.map(({ id, code }) => ({ id, code, name: names.get(id) ?? null })))
    if (done.length > 0) void say(t(`done.${what}`, { count: done.length }), undo)
  }
  const restoreAll = (ids: string[]) => restore.mutate(ids, { onSuccess: (outcome) => tell(outcome, 'restore') })
  const changeRole = (ids: string[], { organisationId, role }: { organisationId: string; role: MembershipRole }, after?: () => void) =>
    change.mutate(
      { ids, organisationId, role },
      {
        onSuccess: (outcome) => {
          const back = Map.groupBy(outcome.before, (each) => each.role)
          const undo = () => {
            for (const [former, people] of back) {
              change.mutate({ ids: people.map(({ id }) => id), organisationId, role: former })
            }
          }
          tell(outcome, 'role', outcome.before.length > 0 ? undo : undefined)
        },
        ...(after && { onSettled: after }),
      },
    )
  return {
    notDone,
    forget: () => setNotDone([]),
    pending: suspend.isPending || change.isPending,
    remind: (ids: string[]) => remind.mutate(ids, { onSuccess: (outcome) => tell(outcome, 'remind') }),
    restore: restoreAll,
    suspend: (ids: string[], reason: string, after: () => void) =>
      suspend.mutate(
        { ids, reason },
        { onSuccess: (outcome) => tell(outcome, 'suspend', () => restoreAll(outcome.done)), onSettled: after },
      ),
    changeRole,
  }
}
