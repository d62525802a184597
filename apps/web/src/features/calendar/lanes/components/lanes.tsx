import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import type { To } from 'react-router'
import { daysFrom, mondayOf } from '../../../../lib/days.ts'
import { useTranslation } from '../../../../lib/words.ts'
import type { CalendarView } from '../../components/calendar-view.ts'
import type { Time } from '../../components/evenings.ts'
import { movedTo } from '../../components/reader-time.ts'
import { useWalk } from '../../components/use-walk.ts'
import type { DaysOff } from '../../holidays/days-off.ts'
import type { LaneKind } from '../lanes.ts'
import { useLanes } from '../use-lanes.ts'
import classes from './lanes.module.css'
import { LanesDay } from './lanes-day.tsx'
import { LanesList } from './lanes-list.tsx'
import { LanesWeek } from './lanes-week.tsx'

export interface LanesProps {
  view: CalendarView
  kind: LaneKind
  occurrences: readonly Occurrence[]
  daysOff: DaysOff
  today: string
  /** Not known yet. */
  pending: boolean
  openId: string | null
  fresh: ReadonlySet<string>
  addressOf: (occurrence: Occurrence) => To
  dayAddress: (day: string) => To
  onMove: (occurrence: Occurrence, time: Time) => void
}

/** Who does what, or what takes place where: a lane for each organisation or place, so that one sees who is busy and which room is free. */
export function Lanes({ view, kind, occurrences, onMove, ...rest }: LanesProps) {
  const { t } = useTranslation('lanes')
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const walk = useWalk(onMove)
  const { held } = walk
  const shown = occurrences.map((each) => (each.id === held?.id ? movedTo(each, held.time) : each))
  const { lanes, more, showAll } = useLanes(view, kind, shown)
  const { openId, fresh, addressOf } = rest
  const dates = { openId, fresh, addressOf, held: held?.id ?? null, walk }
  // A phone has no room for lanes beside hours: they follow each other.
  if (view.as === 'list' || narrow) return <LanesList lanes={lanes} {...rest} />
  return (
    <section
      className={classes.lanes}
      aria-label={t(`label.${kind}`)}
      aria-describedby="cles-du-calendrier"
      aria-busy={rest.pending || undefined}
    >
      <p id="cles-du-calendrier" className={classes.spoken}>
        {t('keys')}
      </p>
      <p className={classes.spoken} aria-live="polite">
        {walk.said}
      </p>
      {view.as === 'day' ? (
        <LanesDay day={view.on} kind={kind} lanes={lanes} {...dates} />
      ) : (
        <LanesWeek days={daysFrom(mondayOf(view.on), 7)} kind={kind} lanes={lanes} onMove={onMove} {...rest} {...dates} />
      )}
      {more > 0 && (
        <button type="button" className={`nv-link ${classes.more}`} onClick={showAll}>
          {t('more', { count: more })}
        </button>
      )}
      {lanes.length === 0 && <VisuallyHidden>{t('nothing')}</VisuallyHidden>}
    </section>
  )
}
