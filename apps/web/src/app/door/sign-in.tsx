import { SignInForm } from '../../features/accounts/components/sign-in-form.tsx'
import { useTranslation } from '../../lib/words.ts'
import { addressToReturnTo } from './addresses.ts'
import { Threshold } from './threshold.tsx'

interface SignInProps {
  /** Of the cluster; undefined while it is asked. */
  name: string | undefined
  onNear: () => void
  onWelcome: () => void
}

/** The door of the cluster. */
export const SignIn = ({ name, onNear, onWelcome }: SignInProps) => {
  const { t } = useTranslation('app')
  return (
    <Threshold
      name={t('signIn.title')}
      title={name ?? ' '}
      lead={t(addressToReturnTo(location) === '/' ? 'signIn.lead' : 'signIn.leadBack')}
    >
      <SignInForm onNear={onNear} onWelcome={onWelcome} />
    </Threshold>
  )
}
