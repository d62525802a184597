import { ActionIcon, Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Event } from '@navette/contract/calendar/schema.ts'
import {
  IconArrowsHorizontal,
  IconCalendarCheck,
  IconCalendarMinus,
  IconCalendarOff,
  IconCalendarPlus,
  IconDots,
  IconPencil,
  IconRepeat,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useBringBack, useRemove, useRestore } from '../queries.ts'
import { CancelDate } from './cancel-date.tsx'
import classes from './event-view.module.css'
import { MoveDate } from './move-date.tsx'

// Forms come when they are opened: an event that is read does not carry what changes its dates.
const forms = {
  cancel: CancelDate,
  change: lazy(async () => ({ default: (await import('../series/components/change-series.tsx')).ChangeSeries })),
  add: lazy(async () => ({ default: (await import('../series/components/add-date.tsx')).AddDate })),
  leaveOut: lazy(async () => ({ default: (await import('../series/components/leave-out.tsx')).LeaveOut })),
  restore: lazy(async () => ({ default: (await import('../series/components/restore-dates.tsx')).RestoreDates })),
}

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
  const { t } = useTranslation(['calendar', 'series'])
  const [form, open] = useState<keyof typeof forms | null>(null)
  const restore = useRestore()
  const remove = useRemove()
  const bringBack = useBringBack()
  const { can, cancellation, date, title } = event
  const Form = form && forms[form]
  const restoreIt = () => (date.recurring ? open('restore') : restore.mutate({ id: date.id, scope: 'one' }))
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
      {(can.edit || can.cancel || can.remove) && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <ActionIcon size={36} aria-label={t('event.others')}>
              <IconDots size={20} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {can.edit && (
              <>
                {date.recurring && (
                  <Menu.Item leftSection={<IconRepeat size={18} stroke={1.75} />} onClick={() => open('change')}>
                    {t('series:change')}
                  </Menu.Item>
                )}
                <Menu.Item leftSection={<IconCalendarPlus size={18} stroke={1.75} />} onClick={() => open('add')}>
                  {t('series:add')}
                </Menu.Item>
                {date.recurring && (
                  <Menu.Item leftSection={<IconCalendarMinus size={18} stroke={1.75} />} onClick={() => open('leaveOut')}>
                    {t('series:leaveOut')}
                  </Menu.Item>
                )}
              </>
            )}
            {can.cancel && !cancellation && (
              <Menu.Item leftSection={<IconCalendarOff size={18} stroke={1.75} />} onClick={() => open('cancel')}>
                {t('event.cancel')}
              </Menu.Item>
            )}
            {can.cancel && cancellation && (
              <Menu.Item leftSection={<IconCalendarCheck size={18} stroke={1.75} />} onClick={restoreIt}>
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
      {Form && (
        <Suspense>
          <Form event={event} onClose={() => open(null)} />
        </Suspense>
      )}
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
