import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { useEffect, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { LostThread } from '../../features/discussions/components/lost-thread.tsx'
import { PlaceRibbon } from '../../features/discussions/components/place-ribbon.tsx'
import { ThreadPane } from '../../features/discussions/components/thread-pane.tsx'
import { ThreadPaneSkeleton } from '../../features/discussions/components/thread-pane-skeleton.tsx'
import { useKnownThread, useThread } from '../../features/discussions/queries.ts'
import { useOpening } from '../../features/discussions/reading-queries.ts'
import { useWhereabouts } from '../../features/discussions/thread-queries.ts'
import { FollowMenu } from '../../features/follows/components/follow-menu.tsx'
import { ApplicationStanding } from '../../features/invitations/components/application-standing.tsx'
import { Tags } from '../../features/items/components/tags.tsx'
import { useItemTags } from '../../features/items/tag-queries.ts'
import { Refused } from '../../lib/errors.ts'
import { usePageKeys } from '../../lib/page-keys.ts'
import { Ribbon } from '../../ui/ribbon.tsx'
import { EditTags, WhoCanSee } from '../drawers.tsx'
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
  const known = useKnownThread(threadId)
  const { opening, asked } = useOpening(threadId, known)
  const { data: thread, error } = useThread(threadId, known, asked)
  const person = usePerson(me)
  const [watching, audience] = useDisclosure(false)
  const [tagging, tagger] = useDisclosure(false)
  const tags = useItemTags(threadId)
  useWayOn(threadId, thread?.id)
  const lost = error instanceof Refused && error.code === 'not_found'
  usePageKeys(narrow ? [['Escape', () => void navigate({ pathname: '/fils', search })]] : [])
  if (lost || (!thread && error)) return <div className={classes.message}>{lost ? <LostThread /> : <NotThere error={error} />}</div>
  return (
    <>
      {thread && <title>{`${thread.title} · Navette`}</title>}
      {!narrow && thread && <PlaceRibbon className={classes.ribbon} place={thread.place} size="m" axis="v" />}
      {!narrow && !thread && <Ribbon className={classes.ribbon} of={[]} size="m" axis="v" />}
      <div className={classes.thread}>
        {thread ? (
          <ThreadPane
            thread={thread}
            me={person}
            opening={opening}
            onAudience={audience.open}
            onTag={tags?.can.tag ? tagger.open : undefined}
            tags={tags && tags.tags.length > 0 && <Tags tags={tags.tags} />}
            follow={<FollowMenu of={{ itemId: thread.id }} title={thread.title} level={thread.following} size={narrow ? 44 : 36} />}
            about={thread.place.kind === 'organisation' && <ApplicationStanding threadId={threadId} />}
            {...(narrow ? { back: `/fils${search}` } : {})}
          />
        ) : (
          <ThreadPaneSkeleton />
        )}
      </div>
      {watching && <WhoCanSee itemId={threadId} meets={me.insider} onClose={audience.close} />}
      {tagging && thread && <EditTags itemId={threadId} title={thread.title} onClose={tagger.close} />}
    </>
  )
}

/** Addresses lead on to where things stand now: a thread that was merged into another, a message that was moved. */
const useWayOn = (threadId: string, foundId: string | undefined) => {
  const { search, hash } = useLocation()
  const navigate = useNavigate()
  const number = Number(/^#message-(\d+)$/.exec(hash)?.[1] ?? 0)
  const place = useWhereabouts(threadId, number)
  const merged = foundId !== undefined && foundId !== threadId
  const moved = place !== undefined && (place.threadId !== threadId || place.number !== number)
  useEffect(() => {
    if (moved) void navigate({ pathname: `/fils/${place.threadId}`, search, hash: `#message-${place.number}` }, { replace: true })
    else if (merged && number === 0) void navigate({ pathname: `/fils/${foundId}`, search }, { replace: true })
  }, [moved, merged, place, foundId, number, search, navigate])
}

/** Myself as others see me beside what I write. */
const usePerson = ({ id, name, portrait, belongings }: Me): PersonRef =>
  useMemo(() => ({ id, name, portrait, organisation: belongings[0]?.organisation ?? null }), [id, name, portrait, belongings])
