import { addDays, daysBetween } from '../../../../lib/days.ts'
import { useTranslation } from '../../../../lib/words.ts'
import type { Range } from '../../components/range.ts'
import { type DaysOff, holidaysAmong, schoolColumns } from '../days-off.ts'
import classes from './holidays.module.css'

/** The public and school holidays of a month in a line of words, where its days have no room for them. */
export function MonthOff({ month, daysOff }: { month: Range; daysOff: DaysOff }) {
  const { t } = useTranslation('holidays')
  const number = (day: string) => Number(day.slice(8))
  const holidays = holidaysAmong(daysOff, month).map((day) => ({
    day,
    said: t('on', { day: number(day), name: t(`public.${daysOff.holidays.get(day) ?? 'newYear'}`) }),
  }))
  const school = schoolColumns(daysOff, month.from, daysBetween(month.from, month.to)).map(({ name, from, until }) => ({
    day: addDays(month.from, from),
    said:
      from + 1 === until
        ? t('on', { day: until, name: t(`school.${name}`) })
        : t('span', { from: from + 1, last: until, name: t(`school.${name}`) }),
  }))
  const all = [...holidays, ...school].toSorted((one, other) => one.day.localeCompare(other.day))
  if (all.length === 0) return null
  return (
    <ul className={classes.month} aria-label={t('month')}>
      {all.map(({ said }) => (
        <li key={said}>{said}</li>
      ))}
    </ul>
  )
}
