import { getSession } from '@navette/contract/accounts/endpoints.ts'
import { getCluster } from '@navette/contract/administration/endpoints.ts'
import type { Cluster } from '@navette/contract/administration/schema.ts'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { call, Refused } from '../../lib/api.ts'
import { secondStep } from '../../lib/second-step.ts'
import { someoneWasHere } from '../../lib/someone.ts'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isArrival, isDoor, signInAddress } from './addresses.ts'
import { SignIn } from './sign-in.tsx'

const Letters = lazy(() => import('./letters.tsx'))
const SecondStep = lazy(() => import('./second-step.tsx'))
const BackFromProvider = lazy(() => import('./back-from-provider.tsx'))
const Arrivals = lazy(() => import('./arrivals.tsx'))
const FirstSteps = lazy(() => import('./first-steps.tsx'))

interface DoorProps {
  onEnter: () => void
  /** Somebody is about to enter: what is behind the door may be fetched. */
  onNear: () => void
}

/** What those see who are not signed in: the sign-in page, or the first steps of an installation that has no cluster yet. */
export const Door = ({ onEnter, onNear }: DoorProps) => {
  const stranger = useStranger(onEnter)
  const cluster = useClusterAtDoor()
  const [, setAddress] = useState(location.pathname)
  const go = (address: string) => {
    history.replaceState(null, '', address)
    setAddress(address)
  }
  useEffect(() => {
    if (cluster?.founded === false && location.pathname !== '/premiers-pas') go('/premiers-pas')
  })
  const [step, setStep] = useState(false)
  useEffect(() => secondStep.subscribe(() => setStep(true)), [])
  const [back] = useState(() => (location.pathname === '/connexion/retour' ? location.search : null))
  if (!stranger) return <PageSkeleton />
  if (step) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <SecondStep onEnter={onEnter} onBack={() => setStep(false)} />
      </Suspense>
    )
  }
  if (back !== null && location.pathname !== '/connexion') {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <BackFromProvider answer={back} onEnter={onEnter} onGo={go} />
      </Suspense>
    )
  }
  if (letterPages.has(location.pathname)) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Letters key={location.pathname} onEnter={onEnter} onGo={go} />
      </Suspense>
    )
  }
  if (isArrival(location.pathname)) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Arrivals key={location.pathname} onEnter={onEnter} onGo={go} />
      </Suspense>
    )
  }
  if (location.pathname !== '/premiers-pas') return <SignIn cluster={cluster} onNear={onNear} onWelcome={onEnter} />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <FirstSteps cluster={cluster} onFounded={onEnter} onSignIn={() => go('/connexion')} />
    </Suspense>
  )
}

/** Where links in letters lead. */
const letterPages = new Set(['/lien', '/mot-de-passe', '/adresse'])

/** Whether nobody is signed in; asked on pages that are behind the door, and on the sign-in page, where a member has nothing to do. */
const useStranger = (onEnter: () => void) => {
  const [stranger, setStranger] = useState(isDoor(location.pathname))
  // Asked once, when the door is first drawn, whatever is drawn after.
  const enter = useEffectEvent(onEnter)
  useEffect(() => {
    if (isDoor(location.pathname) && !(location.pathname === '/connexion' && someoneWasHere())) return
    call(getSession).then(enter, (error: unknown) => {
      // The renewal that failed has put the address of the door in place already, unless the server is out of reach.
      if (!isDoor(location.pathname) && !isArrival(location.pathname)) history.replaceState(null, '', signInAddress(location))
      setStranger(true)
      if (error instanceof Refused && error.code !== 'signed_out') console.error(error)
    })
  }, [])
  return stranger
}

const useClusterAtDoor = () => {
  const [cluster, setCluster] = useState<Cluster | undefined>()
  useEffect(() => {
    call(getCluster).then(setCluster, () => undefined)
  }, [])
  return cluster
}
