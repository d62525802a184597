import { useState } from 'react'
import { ConfirmAccount } from '../../features/invitations/components/confirm-account.tsx'
import { InvitationAtDoor } from '../../features/invitations/components/invitation-at-door.tsx'
import { PosterAtDoor } from '../../features/invitations/components/poster-at-door.tsx'
import { useTranslation } from '../../lib/words.ts'
import { linkOf, signInAddress } from './addresses.ts'
import { Threshold } from './threshold.tsx'

interface ArrivalsProps {
  onEnter: () => void
  /** To another page in front of the door. */
  onGo: (address: string) => void
}

/** Invitations and posters, as somebody reads them who is not signed in. */
export default function Arrivals({ onEnter, onGo }: ArrivalsProps) {
  const { t } = useTranslation('app')
  const [{ token, confirmation }] = useState(() => linkOf(location))
  const poster = `/rejoindre#jeton=${token}`
  const enterAt = (address: string) => {
    history.replaceState(null, '', address)
    onEnter()
  }
  if (location.pathname === '/invitation') {
    return (
      <Threshold name={t('invitation.title')} title={t('invitation.title')} lead={null}>
        <InvitationAtDoor token={token} onSignIn={() => onGo(signInAddress(location))} onWelcome={enterAt} />
      </Threshold>
    )
  }
  const signIn = () => onGo(signInAddress({ pathname: '/rejoindre', search: '', hash: `#jeton=${token}` }))
  return (
    <Threshold name={t('invitation.joinTitle')} title={t('invitation.joinTitle')} lead={null}>
      {confirmation ? (
        <ConfirmAccount confirmation={confirmation} onSignIn={signIn} onWelcome={() => enterAt(poster)} />
      ) : (
        <PosterAtDoor token={token} onSignIn={signIn} />
      )}
    </Threshold>
  )
}
