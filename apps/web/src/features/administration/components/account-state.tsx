import type { Account } from '@navette/contract/administration/schema.ts'
import { IconAlertCircle, IconBan, IconMail } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { useWhenWords, When } from '../../../ui/when.tsx'
import classes from './account-table.module.css'

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** How somebody stands, in a word and a day; never by colour alone. */
export const AccountState = ({ account }: { account: Account }) => {
  const { t } = useTranslation('table')
  const { standing, lastSeenAt, expiresAt, suspension } = account
  if (standing === 'seen' && lastSeenAt)
    return (
      <span className={classes.state}>
        {t('state.seen')} <When at={lastSeenAt} />
      </span>
    )
  if ((standing === 'invited' || standing === 'expired') && expiresAt) return <InvitationState standing={standing} expiresAt={expiresAt} />
  if (standing === 'suspended' && suspension)
    return (
      <span className={classes.state} data-tone="error" title={suspension.reason || undefined}>
        <IconBan {...icon} />
        <b>{t('state.suspended')}</b>
        <Since at={suspension.at} />
      </span>
    )
  return <span className={classes.state}>{t(`state.${standing}`)}</span>
}

const InvitationState = ({ standing, expiresAt }: { standing: 'invited' | 'expired'; expiresAt: string }) => {
  const { t } = useTranslation('table')
  const when = useWhenWords(expiresAt)
  return (
    <span className={classes.state} data-tone={standing === 'invited' ? 'warn' : 'error'}>
      {standing === 'invited' ? <IconMail {...icon} /> : <IconAlertCircle {...icon} />}
      <b>{t(`state.${standing}`)}</b>
      {t(standing === 'invited' ? 'state.invitedUntil' : 'state.expiredSince', { when })}
    </span>
  )
}

const Since = ({ at }: { at: string }) => {
  const { t } = useTranslation('table')
  return <>{t('state.suspendedSince', { when: useWhenWords(at) })}</>
}
