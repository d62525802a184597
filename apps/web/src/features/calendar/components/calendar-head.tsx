import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { weekNumberOf } from '../../../lib/days.ts'
import { useTranslation } from '../../../lib/words.ts'
import { useArrival } from '../../../ui/page.tsx'
import { LaneChoice } from '../lanes/components/lane-choice.tsx'
import classes from './calendar-head.module.css'
import { type CalendarView, grids, hasLanes } from './calendar-view.ts'
import { JumpTo } from './jump-to.tsx'
import { rangeOf, stepped } from './range.ts'
import { rangeTitle } from './range-title.ts'

interface CalendarHeadProps {
  view: CalendarView
  today: string
  onChange: (change: Partial<CalendarView>) => void
  /** What one may do here besides. */
  children: ReactNode
}

const views = [...grids, 'list'] as const

/** Which days are shown, and how; the ways to others. */
export function CalendarHead({ view, today, onChange, children }: CalendarHeadProps) {
  const { t } = useTranslation('calendar')
  const heading = useArrival()
  const { from, to } = rangeOf(view)
  const showsToday = from <= today && today < to && (view.over !== 'ahead' || view.on === today)
  // A list goes over the days of the grid from which one comes, and back to it.
  const show = (as: string) => {
    const chosen = views.find((each) => each === as) ?? 'week'
    onChange(chosen === 'list' ? { as: 'list', over: view.over } : { as: chosen, over: chosen })
  }
  return (
    <header className={classes.head}>
      <div className={classes.range}>
        <h1 ref={heading} tabIndex={-1}>
          {rangeTitle(view)}
        </h1>
        {view.over === 'week' && <span className={classes.number}>{t('head.week', { number: weekNumberOf(view.on) })}</span>}
      </div>
      <div className={classes.ways}>
        <ActionIcon size={36} aria-label={t(`head.before.${view.over}`)} onClick={() => onChange({ on: stepped(view, -1) })}>
          <IconChevronLeft size={20} stroke={1.75} />
        </ActionIcon>
        <Button variant="default" size="sm" aria-disabled={showsToday || undefined} onClick={() => onChange({ on: today })}>
          {t('head.today')}
        </Button>
        <ActionIcon size={36} aria-label={t(`head.after.${view.over}`)} onClick={() => onChange({ on: stepped(view, 1) })}>
          <IconChevronRight size={20} stroke={1.75} />
        </ActionIcon>
        <JumpTo on={view.on} onJump={(on) => onChange({ on })} />
      </div>
      <SegmentedControl
        className={classes.views}
        aria-label={t('head.view')}
        value={view.as}
        onChange={show}
        data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
      />
      {hasLanes(view.as) && <LaneChoice by={view.by} onChange={(by) => onChange({ by })} />}
      <div className={classes.acts}>{children}</div>
    </header>
  )
}
