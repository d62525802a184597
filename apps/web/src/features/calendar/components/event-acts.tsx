import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { IconArrowsHorizontal, IconCalendarCheck, IconCalendarOff, IconDots, IconPencil, IconTrash, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useBringBack, useRemove, useRestore } from '../queries.ts'
import { CancelDate } from './cancel-date.tsx'
import classes from './event-view.module.css'
import { MoveDate } from './move-date.tsx'

interface EventActsProps {
  event: Event
  onEdit: () => void
  /** It is no longer on the calendar. */
  onGone: () => void
  onClose?: (() => void) | undefined
  children?: ReactNode
}

/** What one may do with an event, beside the way back. */
export function EventActs({ event, onEdit, onGone, onClose, children }: EventActsProps) {
  const { t } = useTranslation('calendar')
  const [cancelling, cancel] = useDisclosure(false)
  const restore = useRestore()
  const remove = useRemove()
  const bringBack = useBringBack()
  const { can, cancellation, date, title } = event
  // Its page closes as soon as it is gone: what follows does not wait for anything on it.
  const takeOff = () =>
    remove.mutateAsync(event.id).then(
      () => {
        onGone()
        void say(t('removed', { title }), () => bringBack.mutate(event.id))
      },
      () => undefined,
    )
  return (
    <>
      {children}
      {can.edit && (
        <ActionIcon size={36} aria-label={t('event.edit')} title={t('event.edit')} onClick={onEdit}>
          <IconPencil size={20} stroke={1.75} />
        </ActionIcon>
      )}
      {(can.cancel || can.remove) && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <ActionIcon size={36} aria-label={t('event.others')}>
              <IconDots size={20} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {can.cancel && !cancellation && (
              <Menu.Item leftSection={<IconCalendarOff size={18} stroke={1.75} />} onClick={cancel.open}>
                {t('event.cancel')}
              </Menu.Item>
            )}
            {can.cancel && cancellation && (
              <Menu.Item
                leftSection={<IconCalendarCheck size={18} stroke={1.75} />}
                onClick={() => restore.mutate({ id: date.id, scope: 'one' })}
              >
                {t('event.restore')}
              </Menu.Item>
            )}
            {can.remove && (
              <Menu.Item leftSection={<IconTrash size={18} stroke={1.75} />} onClick={takeOff}>
                {t('event.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {onClose && (
        <ActionIcon size={36} aria-label={t('close')} onClick={onClose}>
          <IconX size={20} stroke={1.75} />
        </ActionIcon>
      )}
      {cancelling && <CancelDate event={event} onClose={cancel.close} />}
    </>
  )
}

/** The one thing that is done most with an event: it moves. */
export function EventMain({ event }: { event: Event }) {
  const { t } = useTranslation('calendar')
  const [moving, move] = useDisclosure(false)
  if (!event.date.can.move) return null
  return (
    <div className={classes.main}>
      <Button size="xs" leftSection={<IconArrowsHorizontal size={16} stroke={1.75} />} onClick={move.open}>
        {t('event.move')}
      </Button>
      {moving && <MoveDate occurrence={event.date} onClose={move.close} />}
    </div>
  )
}
