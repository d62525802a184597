import type { Project } from '@navette/contract/projects/schema.ts'
import { day, dayOf } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'

/** When a project takes place, as one would say it. */
export function ProjectDates({ project: { startsOn, endsOn } }: { project: Pick<Project, 'startsOn' | 'endsOn'> }) {
  const { t } = useTranslation('projects')
  if (startsOn && startsOn === endsOn) return <>{day(startsOn)}</>
  if (startsOn && endsOn) return <>{t('dates.fromTo', { from: day(startsOn), to: day(endsOn) })}</>
  if (startsOn) return <>{t('dates.from', { from: day(startsOn) })}</>
  return <>{endsOn ? t('dates.to', { to: day(endsOn) }) : t('dates.none')}</>
}

/** The next of a project's two dates: its start while that is ahead, then its end; none when both are past or unknown. */
export const nextDate = ({ startsOn, endsOn }: Pick<Project, 'startsOn' | 'endsOn'>, now = new Date()) => {
  const today = dayOf(now)
  if (startsOn && startsOn >= today) return { on: startsOn, what: startsOn === endsOn ? ('on' as const) : ('starts' as const) }
  return endsOn && endsOn >= today ? { on: endsOn, what: 'ends' as const } : null
}
