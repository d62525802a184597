import type { Invitation } from '@navette/contract/invitations/schema.ts'
import { IconAlertCircle, IconCheck, IconMail, IconMailOff, IconX } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { When } from '../../../ui/when.tsx'
import classes from './invitation-list.module.css'
import { InvitationMenu } from './invitation-menu.tsx'

const icons = { pending: IconMail, expired: IconAlertCircle, accepted: IconCheck, declined: IconX, withdrawn: IconMailOff }

/** One address, and what became of its invitation. */
export const InvitationRow = ({ invitation }: { invitation: Invitation }) => {
  const { t } = useTranslation('invitations')
  const { state, role, acceptedBy, acceptedAt, withdrawnAt, declinedAt, expiresAt, email, can } = invitation
  const Icon = icons[state]
  return (
    <li className={classes.row}>
      <span className={classes.who}>
        <b>{acceptedBy?.name ?? (invitation.name || email)}</b>
        <small>{[...(role ? [t(`role.${role}`)] : []), ...(acceptedBy || invitation.name ? [email] : [])].join(' · ')}</small>
      </span>
      <span className={classes.state} data-state={state}>
        <Icon size={18} stroke={1.75} aria-hidden="true" />
        <span>
          {t(`state.${state}`)} <When at={acceptedAt ?? withdrawnAt ?? declinedAt ?? expiresAt} short />
        </span>
      </span>
      {(can.resend || can.withdraw || can.restore) && <InvitationMenu invitation={invitation} />}
    </li>
  )
}
