import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { AddEvent } from './add-event.tsx'
import { EditEvent } from './edit-event.tsx'
import type { Time } from './evenings.ts'

interface EventDrawerProps {
  me: Me
  /** The event to change; without it one is added. */
  event?: Event
  /** The day that is proposed, and the time where one was drawn. */
  on?: string
  time?: Time | undefined
  /** The project that it is for. */
  projectId?: string
  onAdded?: (eventId: string) => void
  onClose: () => void
}

/** Adds an event or changes one. Closing it keeps what was typed. */
export function EventDrawer({ me, event, onClose, ...rest }: EventDrawerProps) {
  const { t } = useTranslation('calendar')
  return (
    <SideDrawer title={t(event ? 'form.editHeading' : 'form.addHeading')} closing={t('close')} size={560} onClose={onClose}>
      {event ? <EditEvent me={me} event={event} onClose={onClose} /> : <AddEvent me={me} onClose={onClose} {...rest} />}
    </SideDrawer>
  )
}
