import { useState } from 'react'
import { ChoosePassword } from '../../features/sessions/components/choose-password.tsx'
import { ConfirmAddress } from '../../features/sessions/components/confirm-address.tsx'
import { OpenLink } from '../../features/sessions/components/open-link.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Threshold } from './threshold.tsx'

interface LettersProps {
  onEnter: () => void
  /** To another page in front of the door. */
  onGo: (address: string) => void
}

/** The pages that links in letters lead to. The token stands in the fragment, which no server and no log sees. */
export default function Letters({ onEnter, onGo }: LettersProps) {
  const { t } = useTranslation('app')
  // Kept aside: the address changes once the link has served.
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('jeton') ?? '')
  if (location.pathname === '/mot-de-passe') {
    return (
      <Threshold name={t('signIn.resetTitle')} title={t('signIn.resetTitle')} lead={null}>
        <ChoosePassword token={token} onAgain={() => onGo('/connexion?par=oubli')} onSignIn={() => onGo('/connexion')} />
      </Threshold>
    )
  }
  if (location.pathname === '/adresse') {
    return (
      <Threshold name={t('signIn.addressTitle')} title={t('signIn.addressTitle')} lead={null}>
        <ConfirmAddress token={token} onOn={() => location.assign('/')} />
      </Threshold>
    )
  }
  return (
    <Threshold name={t('signIn.linkTitle')} title={t('signIn.linkTitle')} lead={null}>
      <OpenLink token={token} onWelcome={onEnter} onAgain={() => onGo('/connexion?par=lien')} />
    </Threshold>
  )
}
