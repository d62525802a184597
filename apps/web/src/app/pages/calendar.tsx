import { Button } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { CalendarHead } from '../../features/calendar/components/calendar-head.tsx'
import {
  addressOfView,
  type CalendarView,
  countQueryOf,
  everything,
  isFiltered,
  queryOf,
  shows,
  viewIn,
} from '../../features/calendar/components/calendar-view.ts'
import { CalendarViews } from '../../features/calendar/components/calendar-views.tsx'
import type { Time } from '../../features/calendar/components/evenings.ts'
import { LayerChips } from '../../features/calendar/components/layer-chips.tsx'
import { Layers } from '../../features/calendar/components/layers.tsx'
import { drawn, rangeOf, stepped } from '../../features/calendar/components/range.ts'
import { rangeTitle } from '../../features/calendar/components/range-title.ts'
import { useFresh } from '../../features/calendar/components/use-fresh.ts'
import { useMoving } from '../../features/calendar/components/use-moving.ts'
import { KnownUntil } from '../../features/calendar/holidays/components/known-until.tsx'
import { useDayCounts, useOccurrences } from '../../features/calendar/queries.ts'
import { usePageKeys } from '../../lib/page-keys.ts'
import { problemWords, useTranslation } from '../../lib/words.ts'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { EventDrawer } from '../drawers.tsx'
import classes from './calendar.module.css'
import { OpenEvent } from './open-event.tsx'
import { useToday } from './use-today.ts'

/** The event that stands open beside the calendar, and which of its dates where it has several. */
const open = 'evenement'
const openDate = 'date'

/** The shared calendar. Its address says what is shown, and which event stands open beside it. */
export function Component() {
  const { t } = useTranslation('calendar')
  const me = useMe()
  const navigate = useNavigate()
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const roomy = useMediaQuery('(min-width: 68em)', true, { getInitialValueInEffect: false })
  const today = useToday()
  const [search] = useSearchParams()
  const here = { today, narrow }
  const view = viewIn(search, here)
  const openId = roomy ? search.get(open) : null
  const dateId = openId && search.get(openDate)
  // A year shows how many there are, and asks for no more.
  const counting = view.as === 'year'
  const dates = useOccurrences(drawn(view), queryOf(view), !counting)
  const { counts, ...days } = useDayCounts(drawn(view), countQueryOf(view), counting)
  const { isPending, error } = counting ? days : dates
  const fresh = useFresh(me.id)
  const move = useMoving()
  const [adding, add] = useDisclosure(false)
  const [time, setTime] = useState<Time | undefined>()

  const addressWith = (changed: CalendarView, eventId: string | null, ofDate: string | null) => {
    const next = addressOfView(changed, today)
    if (eventId) next.set(open, eventId)
    if (eventId && ofDate) next.set(openDate, ofDate)
    return { pathname: '/calendrier', search: next.toString() }
  }
  // Going to other days is a way back; choosing among what is shown is none.
  const change = (wanted: Partial<CalendarView>) =>
    void navigate(addressWith({ ...view, ...wanted }, openId, dateId), {
      replace: !('on' in wanted || 'as' in wanted),
      preventScrollReset: true,
    })
  const eventAddress = (id: string, ofDate: string | null = null) =>
    roomy ? addressWith(view, id, ofDate) : { pathname: `/evenements/${id}`, search: ofDate ? `date=${ofDate}` : '' }
  const begin = (drawnTime?: Time) => {
    setTime(drawnTime)
    add.open()
  }
  const shown = useMemo(() => dates.occurrences.filter(shows(view)), [dates.occurrences, view])
  const mayAdd = me.can.startProject
  const others = [
    ...(mayAdd ? [{ label: t('more.import'), onChoose: () => void navigate('/calendrier/importer') }] : []),
    ...(mayAdd ? [{ label: t('more.outside'), onChoose: () => void navigate('/calendrier/dehors') }] : []),
    { label: t('more.mine'), onChoose: () => void navigate('/moi/calendriers') },
  ]
  const close = () => void navigate(addressWith(view, null, null), { replace: true, preventScrollReset: true })
  usePageKeys([
    ['j', () => change({ on: stepped(view, 1) })],
    ['k', () => change({ on: stepped(view, -1) })],
    ['t', () => change({ on: today })],
    ...(mayAdd ? ([['n', () => begin()]] as const) : []),
    ...(openId ? ([['Escape', close]] as const) : []),
  ])
  return (
    <div className={classes.fill} data-narrow={narrow || undefined}>
      <title>{`${t('title')}, ${rangeTitle(view)} · Navette`}</title>
      <div className={classes.panes} data-open={openId ? true : undefined}>
        <div className={classes.calendar}>
          <CalendarHead view={view} today={today} onChange={change}>
            <Layers view={view} onChange={change} />
            <Choices label={t('more.open')} icon={<IconDots size={18} stroke={1.75} />} choices={others} bare />
            {mayAdd && (
              <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => begin()}>
                <span data-short>{t('new')}</span>
              </Button>
            )}
          </CalendarHead>
          <LayerChips view={view} onChange={change} />
          {view.schoolHolidays && <KnownUntil range={rangeOf(view)} />}
          {error && (counting ? counts.size : dates.occurrences.length) === 0 && (
            <div className={classes.problem}>
              <Notice kind="error">{problemWords(error)}</Notice>
            </div>
          )}
          <CalendarViews
            view={view}
            today={today}
            occurrences={shown}
            counts={counts}
            pending={isPending}
            openId={dateId ?? openId}
            fresh={fresh}
            addressOf={({ eventId, id, recurring }) => eventAddress(eventId, recurring ? id : null)}
            viewAddress={(wanted) => addressWith({ ...view, ...wanted }, openId, dateId)}
            onMove={move}
            onDraw={mayAdd ? begin : undefined}
            first={
              isFiltered(view) ? (
                <Button variant="default" onClick={() => change(everything)}>
                  {t('layers.all')}
                </Button>
              ) : (
                mayAdd && (
                  <Button variant="default" onClick={() => begin()}>
                    {t('new')}
                  </Button>
                )
              )
            }
          />
        </div>
        {openId && (
          <aside className={classes.event} aria-label={t('event.label')}>
            <OpenEvent key={openId} eventId={openId} dateId={dateId} me={me} onClose={close} onGone={close} />
          </aside>
        )}
      </div>
      {adding && <EventDrawer me={me} on={view.on} time={time} onClose={add.close} onAdded={(id) => void navigate(eventAddress(id))} />}
    </div>
  )
}
