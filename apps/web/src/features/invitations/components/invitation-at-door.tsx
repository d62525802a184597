import { Button } from '@mantine/core'
import { openInvitation } from '@navette/contract/invitations/endpoints.ts'
import type { OpenInvitation } from '@navette/contract/invitations/schema.ts'
import { useEffect, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { InvitationProblem } from './invitation-problem.tsx'
import { InvitationWords } from './invitation-words.tsx'
import classes from './landing.module.css'
import { NewcomerForm } from './newcomer-form.tsx'
import { placeOf } from './place.ts'

interface InvitationAtDoorProps {
  token: string
  onSignIn: () => void
  /** Somebody has come in; the page of where the invitation leads. */
  onWelcome: (address: string) => void
}

/** An invitation as somebody reads it who is not signed in: they make an account, or sign in first. */
export const InvitationAtDoor = ({ token, onSignIn, onWelcome }: InvitationAtDoorProps) => {
  const { t } = useTranslation('invitations')
  const { invitation, error } = useOpenInvitation(token)
  if (error) {
    return (
      <div className={classes.form}>
        <Notice kind="error">{problemWords(error)}</Notice>
        <Button size="md" variant="default" onClick={onSignIn}>
          {t('open.signIn')}
        </Button>
      </div>
    )
  }
  if (!invitation) return <RowsSkeleton rows={3} />
  const welcome = () => onWelcome(placeOf(invitation).address)
  const signIn = (
    <Button size="md" variant={invitation.hasAccount ? 'filled' : 'default'} onClick={onSignIn}>
      {t('open.signIn')}
    </Button>
  )
  if (invitation.state !== 'pending') {
    return (
      <div className={classes.form}>
        <InvitationProblem invitation={invitation} />
        {signIn}
      </div>
    )
  }
  return (
    <div className={classes.form}>
      <InvitationWords invitation={invitation} />
      {invitation.hasAccount ? (
        <>
          <p>{t('open.hasAccount', { email: invitation.email })}</p>
          {signIn}
        </>
      ) : (
        <>
          <NewcomerForm token={token} invitation={invitation} onWelcome={welcome} />
          <p className={classes.other}>
            {t('open.otherAddress')}{' '}
            <button type="button" className="nv-link" onClick={onSignIn}>
              {t('open.signInOther')}
            </button>
          </p>
        </>
      )}
    </div>
  )
}

const useOpenInvitation = (token: string) => {
  const [read, setRead] = useState<{ invitation: OpenInvitation | null; error: Error | null }>({ invitation: null, error: null })
  useEffect(() => {
    call(openInvitation, { body: { token } }).then(
      (invitation) => setRead({ invitation, error: null }),
      (error: Error) => setRead({ invitation: null, error }),
    )
  }, [token])
  return read
}
