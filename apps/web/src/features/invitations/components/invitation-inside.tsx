import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useAccept, useOpened } from '../queries.ts'
import { InvitationProblem } from './invitation-problem.tsx'
import { InvitationWords } from './invitation-words.tsx'
import classes from './landing.module.css'
import { placeOf } from './place.ts'

interface InvitationInsideProps {
  token: string
  me: { name: string; email: string; belongings: readonly { organisation: { id: string } }[] }
  /** With the page of where it leads. */
  onAccepted: (address: string) => void
}

/** An invitation as somebody reads it who is signed in: one press accepts it, for the account that it names. */
export const InvitationInside = ({ token, me, onAccepted }: InvitationInsideProps) => {
  const { t } = useTranslation('invitations')
  const { data: invitation, error } = useOpened(token)
  const accept = useAccept()
  if (error) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!invitation) return <RowsSkeleton rows={3} />
  const { name, address } = placeOf(invitation)
  const inside = me.belongings.some((belonging) => belonging.organisation.id === invitation.organisation?.id)
  if (inside || invitation.state !== 'pending') {
    return (
      <div className={classes.form}>
        {inside ? <Notice kind="info">{t('open.inside', { organisation: name })}</Notice> : <InvitationProblem invitation={invitation} />}
        <div>
          <Button variant="default" component={Link} to={address}>
            {t('open.toOrganisation', { organisation: name })}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className={classes.form}>
      <InvitationWords invitation={invitation} />
      {accept.error && <Notice kind="error">{problemWords(accept.error)}</Notice>}
      <p>
        {t('open.as', { name: me.name, email: me.email })}
        {me.email.toLowerCase() !== invitation.email.toLowerCase() && ` ${t('open.asOther', { email: invitation.email })}`}
      </p>
      <div>
        <Button
          size="md"
          aria-disabled={accept.isPending}
          onClick={() => accept.isPending || accept.mutate(token, { onSuccess: () => onAccepted(address) })}
        >
          {t('open.accept')}
        </Button>
      </div>
    </div>
  )
}
