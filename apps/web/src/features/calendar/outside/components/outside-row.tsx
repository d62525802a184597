import { Button } from '@mantine/core'
import type { OutsideCalendarSummary } from '@navette/contract/calendar/outside-schema.ts'
import { useState } from 'react'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { Notice } from '../../../../ui/notice.tsx'
import { OrganisationLabel } from '../../../../ui/organisation-label.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { When } from '../../../../ui/when.tsx'
import { useOutsideCalendar, useReadOutside } from '../queries.ts'
import { LeftOutList } from './left-out-list.tsx'
import classes from './outside.module.css'

interface OutsideRowProps {
  calendar: OutsideCalendarSummary
  onRemove: () => void
}

/** One calendar: whose it is, how it is, and what of it does not come. */
export function OutsideRow({ calendar, onRemove }: OutsideRowProps) {
  const { t } = useTranslation('outside')
  const { id, name, address, organisation, state, problem, readAt, triedAt, eventCount, leftOutCount, visibility, addedBy } = calendar
  const [opened, setOpened] = useState(false)
  const { mutate, isPending } = useReadOutside()
  const failed = state === 'failing' || state === 'paused'
  const waits = state === 'waiting' || isPending
  return (
    <li className={classes.calendar}>
      <div className={classes.head}>
        <h2>{name}</h2>
        <OrganisationLabel of={organisation} />
      </div>
      <a className={classes.address} href={address} rel="noreferrer noopener" target="_blank">
        {address}
      </a>
      {problem && !waits && (
        <Notice kind={state === 'paused' ? 'error' : 'info'} title={t(state === 'paused' ? 'state.paused' : 'state.failing')}>
          {t(`problems.${problem}`)}
        </Notice>
      )}
      <p className={classes.facts} role="status">
        {waits ? t('state.waiting') : readAt ? <Read at={readAt} count={eventCount} /> : t('state.never')}
        {problem && !waits && triedAt && (
          <>
            {' '}
            · {t('state.tried')} <When at={triedAt} relative />
          </>
        )}
      </p>
      <p className={classes.facts}>
        {t(`visibility.${visibility}`)}
        {addedBy && <> · {t('list.addedBy', { name: addedBy.name })}</>}
      </p>
      <div className={classes.acts}>
        <Button
          variant="default"
          size="xs"
          aria-disabled={waits || undefined}
          aria-label={t(failed ? 'read.againLabel' : 'read.label', { name })}
          onClick={() => !waits && mutate(id)}
        >
          {t(failed ? 'read.again' : 'read.now')}
        </Button>
        {leftOutCount > 0 && (
          <Button variant="subtle" size="xs" aria-expanded={opened} onClick={() => setOpened((now) => !now)}>
            {t('left.open', { count: leftOutCount, figure: figure(leftOutCount) })}
          </Button>
        )}
        <Button variant="subtle" size="xs" aria-label={t('remove.label', { name })} onClick={onRemove}>
          {t('remove.short')}
        </Button>
      </div>
      {opened && <LeftOut calendarId={id} />}
    </li>
  )
}

function Read({ at, count }: { at: string; count: number }) {
  const { t } = useTranslation('outside')
  return (
    <>
      {t('state.read')} <When at={at} relative /> · {t('state.events', { count, figure: figure(count) })}
    </>
  )
}

function LeftOut({ calendarId }: { calendarId: string }) {
  const { data } = useOutsideCalendar(calendarId)
  return data ? <LeftOutList leftOut={data.leftOut} /> : <RowsSkeleton rows={2} />
}
