import type { Me } from '@navette/contract/accounts/schema.ts'
import { lazy, Suspense, useState } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { useMe, useSession } from '../../features/accounts/queries.ts'
import { Unreachable } from '../../lib/api.ts'
import { useTranslation } from '../../lib/words.ts'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { Said } from '../../ui/undo.tsx'
import { Waiting } from '../waiting.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { NoServer } from './no-server.tsx'
import classes from './shell.module.css'
import { SideBar } from './side-bar.tsx'
import { useKeys } from './use-keys.ts'
import { useSignedIn } from './use-signed-in.ts'

const HelpStrip = lazy(async () => ({ default: (await import('../../features/sessions/components/help-strip.tsx')).HelpStrip }))
const Palette = lazy(() => import('./palette.tsx'))
const Enrolling = lazy(() => import('./enrolling.tsx'))
const Leaving = lazy(() => import('./leaving.tsx'))
const KeysHelp = lazy(() => import('./keys-help.tsx'))

/** What stands around every page of somebody who is signed in. */
export function Component() {
  const { data: me, error, failureReason, failureCount } = useSession()
  const [lost, setLost] = useState(false)
  // Said at the second failure, and until the server answers: trying again in between must not make the page flicker.
  if (!lost && failureCount > 1 && failureReason instanceof Unreachable) setLost(true)
  if (me?.enrolling) {
    return (
      <Suspense fallback={<Waiting />}>
        <Enrolling language={me.language} />
      </Suspense>
    )
  }
  if (me?.leavingAt)
    return (
      <Suspense fallback={<Waiting />}>
        <Leaving leavingAt={me.leavingAt} />
      </Suspense>
    )
  if (me) return <Frame me={me} />
  if (lost) return <NoServer />
  // Nobody is signed in: the door is on its way.
  return error ? <Raise error={error} /> : <Waiting />
}

const Raise = ({ error }: { error: Error }) => {
  const { code } = error as { code?: string }
  if (code === 'signed_out') return <Waiting />
  throw error
}

const Frame = ({ me }: { me: Me }) => {
  const { t } = useTranslation('app')
  useSignedIn(me)
  const rail = useLocation().pathname.startsWith('/calendrier')
  const { open, met, openPalette, openKeys, close } = useKeys()
  return (
    <div className={classes.shell} data-rail={rail || undefined}>
      <a href="#contenu" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <SideBar onSearch={openPalette} onKeys={openKeys} />
      <div className={classes.column}>
        <ConnectionBanner />
        <Suspense>
          <Help />
        </Suspense>
        <main id="contenu" tabIndex={-1} className={classes.main}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <Said />
      <Suspense>
        {met.palette && <Palette opened={open === 'palette'} onClose={close} />}
        {met.keys && <KeysHelp opened={open === 'keys'} onClose={close} />}
      </Suspense>
      <ScrollRestoration />
    </div>
  )
}

const Help = () => <HelpStrip me={useMe()} />
