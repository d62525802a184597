import { Button } from '@mantine/core'
import type { OutsideCalendarSummary } from '@navette/contract/calendar/outside-schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import { Confirm } from '../../../../ui/confirm.tsx'
import { Empty } from '../../../../ui/empty.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { say } from '../../../../ui/undo.tsx'
import { useOrganisations } from '../../queries.ts'
import { useOutsideCalendars, useRemoveOutside } from '../queries.ts'
import classes from './outside.module.css'
import { OutsideRow } from './outside-row.tsx'

const AddOutside = lazy(async () => ({ default: (await import('./add-outside.tsx')).AddOutside }))

/** Calendars from outside that one’s organisations show here: added, read again, removed. */
export function OutsideCalendars() {
  const { t } = useTranslation('outside')
  const { data, error } = useOutsideCalendars()
  const { organisations } = useOrganisations()
  const kept = organisations.filter(({ can }) => can.edit)
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<OutsideCalendarSummary | null>(null)
  const remove = useRemoveOutside()
  if (error) return <Notice kind="info">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={3} />
  const add = kept.length > 0 && (
    <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
      {t('add.open')}
    </Button>
  )
  return (
    <>
      {data.items.length === 0 ? (
        <Empty title={t('list.empty')} action={add}>
          {t(kept.length > 0 ? 'list.emptyWhy' : 'list.notYours')}
        </Empty>
      ) : (
        <>
          {add}
          <ul className={classes.calendars}>
            {data.items.map((calendar) => (
              <OutsideRow key={calendar.id} calendar={calendar} onRemove={() => setEnding(calendar)} />
            ))}
          </ul>
        </>
      )}
      {adding && (
        <Suspense>
          <AddOutside organisations={kept} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      <Confirm
        opened={ending !== null}
        title={t('remove.title', { name: ending?.name ?? '' })}
        action={t('remove.go')}
        pending={remove.isPending}
        onClose={() => setEnding(null)}
        onConfirm={() =>
          ending &&
          remove.mutate(ending.id, {
            onSuccess: () => {
              setEnding(null)
              void say(t('remove.done'))
            },
          })
        }
      >
        {ending && <Consequences of={ending} />}
      </Confirm>
    </>
  )
}

function Consequences({ of: { eventCount, heldCount } }: { of: OutsideCalendarSummary }) {
  const { t } = useTranslation('outside')
  return (
    <>
      <p>{t('remove.goes', { count: eventCount - heldCount })}</p>
      {heldCount > 0 && <p>{t('remove.stays', { count: heldCount })}</p>}
    </>
  )
}
