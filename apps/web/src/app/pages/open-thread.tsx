import { useHotkeys } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { LostThread } from '../../features/discussions/components/lost-thread.tsx'
import { PlaceRibbon } from '../../features/discussions/components/place-ribbon.tsx'
import { ThreadPane } from '../../features/discussions/components/thread-pane.tsx'
import { ThreadPaneSkeleton } from '../../features/discussions/components/thread-pane-skeleton.tsx'
import { useKnownThread, useThread } from '../../features/discussions/queries.ts'
import { Refused } from '../../lib/errors.ts'
import { Ribbon } from '../../ui/ribbon.tsx'
import { NotThere } from '../not-there.tsx'
import classes from './threads.module.css'

interface OpenThreadProps {
  threadId: string
  me: Me
  narrow: boolean
}

/** One thread with its place's ribbon at its edge; kind words when it is not, or no longer, shared. */
export function OpenThread({ threadId, me, narrow }: OpenThreadProps) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { data: thread, error } = useThread(threadId, useKnownThread(threadId))
  const person = usePerson(me)
  const lost = error instanceof Refused && error.code === 'not_found'
  useHotkeys([['Escape', () => narrow && void navigate({ pathname: '/fils', search })]])
  if (lost || (!thread && error)) return <div className={classes.message}>{lost ? <LostThread /> : <NotThere error={error} />}</div>
  return (
    <>
      {thread && <title>{`${thread.title} · Navette`}</title>}
      {!narrow && thread && <PlaceRibbon className={classes.ribbon} place={thread.place} size="m" axis="v" />}
      {!narrow && !thread && <Ribbon className={classes.ribbon} of={[]} size="m" axis="v" />}
      <div className={classes.thread}>
        {thread ? <ThreadPane thread={thread} me={person} {...(narrow ? { back: `/fils${search}` } : {})} /> : <ThreadPaneSkeleton />}
      </div>
    </>
  )
}

/** Myself as others see me beside what I write. */
const usePerson = ({ id, name, belongings }: Me): PersonRef =>
  useMemo(() => ({ id, name, organisation: belongings[0]?.organisation ?? null }), [id, name, belongings])
