import { useState } from 'react'
import { BackFromProvider, wasLinking } from '../../features/sessions/components/back-from-provider.tsx'
import { takeReturn } from '../../features/sessions/components/journey.ts'
import { useTranslation } from '../../lib/words.ts'
import { Threshold } from './threshold.tsx'

interface BackProps {
  answer: string
  onEnter: () => void
  onGo: (address: string) => void
}

/** Where the provider brings people back: to the page they were going to, or to their own where they link an account. */
export default function BackFromProviderPage({ answer, onEnter, onGo }: BackProps) {
  const { t } = useTranslation('app')
  // Not while it is drawn: a first drawing that waits for its words is thrown away, and what it took with it.
  const next = () => (wasLinking(answer) ? '/moi/securite' : `/connexion${takeReturn()}`)
  const go = (act: () => void) => () => {
    history.replaceState(null, '', next())
    act()
  }
  const [failed, setFailed] = useState(false)
  return (
    <Threshold name={t('signIn.title')} title={t(failed ? 'signIn.title' : 'signIn.back')} lead={null}>
      <BackFromProvider
        answer={answer}
        onWelcome={go(onEnter)}
        onBack={wasLinking(answer) ? go(onEnter) : () => onGo(next())}
        onFailed={() => setFailed(true)}
      />
    </Threshold>
  )
}
