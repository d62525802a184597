import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import type { Account } from '@navette/contract/administration/schema.ts'
import { useState } from 'react'
import { codeWords, problemWords, useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useAccountFigures, useAccounts, useExportAccounts, useGatherAccounts } from '../account-queries.ts'
import { AccountBar } from './account-bar.tsx'
import { AccountFilters } from './account-filters.tsx'
import type { AccountAct } from './account-menu.tsx'
import { AccountTable } from './account-table.tsx'
import classes from './accounts.module.css'
import { AppointmentDialog } from './appointment-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'
import { useAccountActs } from './use-account-acts.ts'
import { useAccountsQuery } from './use-accounts-query.ts'
import { useChoice } from './use-choice.ts'

/** As many as one act may concern; the contract says the same. */
const most = 500

type Asking = { act: 'suspend' | 'changeRole'; ids: string[]; one?: Account } | { act: 'appoint' | 'dismiss'; one: Account }

/** The table of everybody, with what may be done for one and for many. */
export const Accounts = ({ myId }: { myId: string }) => {
  const { t } = useTranslation('table')
  const { query, clear } = useAccountsQuery()
  const { accounts, isPending, error, ...more } = useAccounts(query)
  const { data: figures } = useAccountFigures(query)
  const [compact, setCompact] = useLocalStorage({ key: 'navette.compact', defaultValue: false })
  const choice = useChoice(accounts.map(({ id }) => id))
  const acts = useAccountActs(accounts)
  const gather = useGatherAccounts(query)
  const table = useExportAccounts(query)
  const [asking, setAsking] = useState<Asking | null>(null)
  const chosen = [...choice.chosen]
  const close = () => setAsking(null)
  const actOnMany = (act: 'remind' | 'changeRole' | 'suspend' | 'restore' | 'export') => {
    if (act === 'remind') acts.remind(chosen)
    if (act === 'restore') acts.restore(chosen)
    if (act === 'export') table.mutate(chosen)
    if (act === 'suspend' || act === 'changeRole') setAsking({ act, ids: chosen })
  }
  const actOnOne = (act: AccountAct, one: Account) => {
    if (act === 'remind') acts.remind([one.id])
    if (act === 'restore') acts.restore([one.id])
    if (act === 'suspend' || act === 'changeRole') setAsking({ act, ids: [one.id], one })
    if (act === 'appoint' || act === 'dismiss') setAsking({ act, one })
  }
  const found = figures?.found ?? 0
  return (
    <>
      <AccountFilters />
      <div className={classes.tools}>
        <Button variant="subtle" size="compact-sm" aria-pressed={compact} onClick={() => setCompact(!compact)}>
          {t('compact')}
        </Button>
        <Button variant="subtle" size="compact-sm" loading={table.isPending} onClick={() => table.mutate(undefined)}>
          {t('act.export')}
        </Button>
      </div>
      {acts.notDone.length > 0 && (
        <div className={classes.notDone}>
          <Notice
            kind="info"
            title={t('refused', { count: acts.notDone.length })}
            action={
              <Button variant="subtle" size="compact-sm" onClick={acts.forget}>
                {t('close')}
              </Button>
            }
          >
            {acts.notDone.map(({ id, name, code }) => (
              <span key={id} className={classes.one}>
                <b>{name ?? t('someone')}</b> – {codeWords(code)}
              </span>
            ))}
          </Notice>
        </div>
      )}
      {isPending && <RowsSkeleton rows={10} round />}
      {error && accounts.length === 0 && <Notice kind="error">{problemWords(error)}</Notice>}
      {!isPending && !error && accounts.length === 0 && (
        <Empty
          title={t('none')}
          action={
            <Button variant="default" onClick={clear}>
              {t('everybody')}
            </Button>
          }
        >
          {t('noneWhy')}
        </Empty>
      )}
      {accounts.length > 0 && <AccountTable accounts={accounts} choice={choice} compact={compact} onAct={actOnOne} />}
      <LoadMore {...more} />
      {chosen.length > 0 && (
        <AccountBar
          count={chosen.length}
          rest={found > chosen.length ? found : null}
          most={most}
          onAct={actOnMany}
          onAll={() => gather.mutate(undefined, { onSuccess: ({ ids }) => choice.choose(ids) })}
          onClear={choice.clear}
        />
      )}
      {asking?.act === 'suspend' && (
        <SuspendDialog
          count={asking.ids.length}
          pending={acts.pending}
          onClose={close}
          onSuspend={(reason) => acts.suspend(asking.ids, reason, close)}
        />
      )}
      {asking?.act === 'changeRole' && (
        <RoleDialog
          count={asking.ids.length}
          pending={acts.pending}
          among={asking.one?.belongings.map(({ organisation }) => organisation)}
          onClose={close}
          onChange={(change) => acts.changeRole(asking.ids, change, close)}
        />
      )}
      {(asking?.act === 'appoint' || asking?.act === 'dismiss') && (
        <AppointmentDialog account={asking.one} what={asking.act} mine={asking.one.id === myId} onClose={close} />
      )}
    </>
  )
}
