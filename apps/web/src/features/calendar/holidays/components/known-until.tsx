import { fullDay } from '../../../../lib/dates.ts'
import { useTranslation } from '../../../../lib/words.ts'
import type { Range } from '../../components/range.ts'
import { isBeyondKnown, lastKnownDay } from '../days-off.ts'
import classes from './holidays.module.css'

/** Where nobody knows the school holidays yet, no band does not mean that there is school. */
export function KnownUntil({ range }: { range: Range }) {
  const { t } = useTranslation('holidays')
  if (!isBeyondKnown(range)) return null
  return (
    <p className={classes.known} role="status">
      {t('known', { day: fullDay(lastKnownDay) })} {range.to > lastKnownDay && t('unknown')}
    </p>
  )
}
