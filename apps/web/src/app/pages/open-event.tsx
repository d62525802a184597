import { useDisclosure } from '@mantine/hooks'
import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { Link } from 'react-router'
import { Attendance } from '../../features/calendar/answers/components/attendance.tsx'
import { EventActs, EventMain } from '../../features/calendar/components/event-acts.tsx'
import { EventView } from '../../features/calendar/components/event-view.tsx'
import { Knot } from '../../features/calendar/components/knot.tsx'
import { useEvent } from '../../features/calendar/queries.ts'
import { AboutThreads } from '../../features/discussions/components/about-threads.tsx'
import { FollowMenu } from '../../features/follows/components/follow-menu.tsx'
import { Tags } from '../../features/items/components/tags.tsx'
import { useItemTags } from '../../features/items/tag-queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { EditTags, EventDrawer, NewThread, WhoCanSee } from '../drawers.tsx'
import { isLost, NotThere } from '../not-there.tsx'

interface OpenEventProps {
  eventId: string
  /** Which of its dates is meant; null for the next one. */
  dateId: string | null
  me: Me
  /** Beside the calendar it can be closed. */
  onClose?: () => void
  onGone: () => void
}

/** An event with all that is tied to it; kind words when it is not, or no longer, shared. */
export function OpenEvent({ eventId, dateId, ...rest }: OpenEventProps) {
  const { data: event, error } = useEvent(eventId, dateId)
  if (isLost(error, event)) return <NotThere error={error} />
  return event ? <KnownEvent event={event} {...rest} /> : <PageSkeleton />
}

function KnownEvent({ event, me, onClose, onGone }: Omit<OpenEventProps, 'eventId' | 'dateId'> & { event: Event }) {
  const { t } = useTranslation('calendar')
  const [editing, edit] = useDisclosure(false)
  const [writing, write] = useDisclosure(false)
  const [watching, audience] = useDisclosure(false)
  const [tagging, tagger] = useDisclosure(false)
  const tags = useItemTags(event.id)
  const { id, title, host, date, visibility, can } = event
  return (
    <>
      {!onClose && <title>{`${title} · Navette`}</title>}
      <EventView
        event={event}
        back={
          !onClose && (
            <Link className="nv-link" to="/calendrier">
              {t('title')}
            </Link>
          )
        }
        main={<EventMain event={event} />}
        acts={
          <EventActs event={event} onEdit={edit.open} onGone={onGone} onClose={onClose}>
            <FollowMenu of={{ itemId: id }} title={title} size={36} />
          </EventActs>
        }
      >
        <Attendance occurrenceId={date.id} host={host} seesPeople={me.insider} recurring={date.recurring} />
        <Knot title={t('event.threads')} of={host}>
          <AboutThreads itemId={id} onNew={can.openThread ? write.open : undefined} />
        </Knot>
        <Knot title={t('event.visibility')} of={host}>
          <p>{t(`visibility.${visibility}`)}</p>
          <button type="button" className="nv-link" onClick={audience.open}>
            {t('event.audience')}
          </button>
        </Knot>
        {tags && (tags.can.tag || tags.tags.length > 0) && (
          <Knot title={t('event.tags')} of={host}>
            <Tags tags={tags.tags} />
            {tags.can.tag && (
              <button type="button" className="nv-link" onClick={tagger.open}>
                {t(tags.tags.length > 0 ? 'event.changeTags' : 'event.addTags')}
              </button>
            )}
          </Knot>
        )}
      </EventView>
      {editing && <EventDrawer me={me} event={event} onClose={edit.close} />}
      {writing && <NewThread me={me} about={{ id, title }} onClose={write.close} />}
      {watching && <WhoCanSee itemId={id} meets={me.insider} onClose={audience.close} />}
      {tagging && <EditTags itemId={id} title={title} onClose={tagger.close} />}
    </>
  )
}
