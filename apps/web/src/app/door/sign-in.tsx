import type { Cluster } from '@navette/contract/administration/schema.ts'
import { lazy, Suspense, useState } from 'react'
import { SignInForm } from '../../features/sessions/components/sign-in-form.tsx'
import { closedDoor, suspendedDoor } from '../../lib/someone.ts'
import { useTranslation } from '../../lib/words.ts'
import { RowsSkeleton } from '../../ui/skeletons.tsx'
import { addressToReturnTo } from './addresses.ts'
import { Threshold } from './threshold.tsx'

const AskLink = lazy(async () => ({ default: (await import('../../features/sessions/components/ask-link.tsx')).AskLink }))

type Way = 'lien' | 'oubli' | null

interface SignInProps {
  /** Undefined while it is asked. */
  cluster: Cluster | undefined
  onNear: () => void
  onWelcome: () => void
}

/** The door of the cluster: a password, or a link by mail. */
export const SignIn = ({ cluster, onNear, onWelcome }: SignInProps) => {
  const { t } = useTranslation('app')
  const [email, setEmail] = useState('')
  const [way, setWay] = useState(wayOf)
  const choose = (chosen: Way, typed = email) => {
    setEmail(typed)
    setWay(chosen)
    const address = new URL(location.href)
    if (chosen) address.searchParams.set('par', chosen)
    else address.searchParams.delete('par')
    history.replaceState(null, '', address)
  }
  if (way) {
    const title = t(way === 'lien' ? 'signIn.askLinkTitle' : 'signIn.forgottenTitle')
    return (
      <Threshold
        key={way}
        name={title}
        title={title}
        cluster={cluster}
        lead={t(way === 'lien' ? 'signIn.askLinkLead' : 'signIn.forgottenLead')}
      >
        <Suspense fallback={<RowsSkeleton rows={2} />}>
          <AskLink purpose={way === 'lien' ? 'sign_in' : 'reset'} email={email} onBack={() => choose(null)} />
        </Suspense>
      </Threshold>
    )
  }
  return (
    <Threshold name={t('signIn.title')} title={cluster?.name ?? ' '} cluster={cluster} lead={t(leadOf(location))}>
      <SignInForm onNear={onNear} onWelcome={onWelcome} onOther={choose} />
    </Threshold>
  )
}

const leadOf = (address: Location) => {
  if (address.pathname + address.search === closedDoor) return 'signIn.leadClosed'
  if (address.pathname + address.search === suspendedDoor) return 'signIn.leadSuspended'
  return addressToReturnTo(address) === '/' ? 'signIn.lead' : 'signIn.leadBack'
}

const wayOf = (): Way => {
  const asked = new URLSearchParams(location.search).get('par')
  return asked === 'lien' || asked === 'oubli' ? asked : null
}
