import { useTranslation } from '../../../../lib/words.ts'
import { type DaysOff, schoolColumns } from '../days-off.ts'
import classes from './holidays.module.css'

/** School holidays over the columns of their days: a band with a name, above everything that happens. */
export function SchoolRow({ days, daysOff }: { days: readonly string[]; daysOff: DaysOff }) {
  const { t } = useTranslation('holidays')
  const stretches = schoolColumns(daysOff, days[0] ?? '', days.length)
  if (stretches.length === 0) return null
  return (
    <ul className={classes.row} aria-label={t('week')}>
      {stretches.map(({ name, from, until }) => (
        <li key={from} style={{ gridColumn: `${from + 2} / ${until + 2}` }}>
          {t(`school.${name}`)}
        </li>
      ))}
    </ul>
  )
}
