import { Button } from '@mantine/core'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Poster } from '@navette/contract/invitations/schema.ts'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useJoining, usePoster, useRenewPoster, useWithdrawPoster } from '../queries.ts'
import classes from './poster.module.css'
import { PosterSheet } from './poster-sheet.tsx'
import { RoleField } from './role-field.tsx'

const posterRoles = ['volunteer', 'member'] as const

/** The poster of an organisation: made, printed, renewed, taken down. */
export const PosterDesk = ({ organisation }: { organisation: Pick<OrganisationRef, 'id' | 'name'> }) => {
  const { t } = useTranslation('invitations')
  const { data, error } = usePoster(organisation.id)
  const { data: joining } = useJoining(organisation.id)
  const [role, setRole] = useState<Poster['role']>('volunteer')
  const [asking, setAsking] = useState<'renew' | 'withdraw' | null>(null)
  const renew = useRenewPoster(organisation.id)
  const withdraw = useWithdrawPoster(organisation.id)
  const close = () => setAsking(null)
  if (error) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!data || !joining) return <RowsSkeleton rows={4} />
  const { poster } = data
  const shut = joining.joining === 'closed' || !joining.open
  return (
    <>
      <div className={classes.desk}>
        {shut && <Notice kind="warn">{t('desk.closed')}</Notice>}
        {poster ? (
          <div className={classes.acts}>
            <Button leftSection={<IconPrinter size={18} stroke={1.75} />} onClick={() => window.print()}>
              {t('desk.print')}
            </Button>
            <Button variant="default" onClick={() => setAsking('renew')}>
              {t('desk.renew')}
            </Button>
            <Button variant="default" onClick={() => setAsking('withdraw')}>
              {t('desk.withdraw')}
            </Button>
          </div>
        ) : (
          <>
            <Empty title={t('desk.none')}>{t('desk.noneWhy')}</Empty>
            {joining.joining === 'free' && <RoleField value={role} roles={posterRoles} onChange={setRole} />}
            <div>
              <Button aria-disabled={renew.isPending} onClick={() => renew.isPending || renew.mutate(role)}>
                {t('desk.make')}
              </Button>
            </div>
          </>
        )}
      </div>
      {poster && <PosterSheet poster={poster} />}
      <Confirm
        opened={asking === 'renew'}
        title={t('desk.renewTitle')}
        action={t('desk.renew')}
        pending={renew.isPending}
        onClose={close}
        onConfirm={() => renew.mutate(poster?.role ?? role, { onSuccess: () => say(t('desk.renewed')), onSettled: close })}
      >
        {t('desk.renewWhy')}
      </Confirm>
      <Confirm
        opened={asking === 'withdraw'}
        title={t('desk.withdrawTitle')}
        action={t('desk.withdraw')}
        pending={withdraw.isPending}
        onClose={close}
        onConfirm={() => withdraw.mutate(undefined, { onSuccess: () => say(t('desk.withdrawn')), onSettled: close })}
      >
        {t('desk.withdrawWhy')}
      </Confirm>
    </>
  )
}
