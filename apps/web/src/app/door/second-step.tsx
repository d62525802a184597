import { SecondStepForm } from '../../features/sessions/components/second-step-form.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Threshold } from './threshold.tsx'

interface SecondStepProps {
  onEnter: () => void
  onBack: () => void
}

/** Between the password, the link or the provider, and the house. */
export default function SecondStep({ onEnter, onBack }: SecondStepProps) {
  const { t } = useTranslation('app')
  const backToDoor = () => {
    if (location.pathname !== '/connexion') history.replaceState(null, '', '/connexion')
    onBack()
  }
  return (
    <Threshold name={t('signIn.stepTitle')} title={t('signIn.stepTitle')} lead={t('signIn.stepLead')}>
      <SecondStepForm onWelcome={onEnter} onBack={backToDoor} />
    </Threshold>
  )
}
