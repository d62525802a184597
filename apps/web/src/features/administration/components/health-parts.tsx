import type { HealthCheck } from '@navette/contract/administration/schema.ts'
import { IconAlertCircle, IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { moment } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { durationOf, sizeOf } from '../../../ui/amounts.ts'
import classes from './health.module.css'

const icons = { well: IconCheck, care: IconAlertTriangle, broken: IconAlertCircle }

/** Each part of the service: all is well, or what is wrong and what to do. */
export const HealthParts = ({ checks }: { checks: readonly HealthCheck[] }) => {
  const { t } = useTranslation('health')
  return (
    <ul className={classes.parts}>
      {checks.map((check) => {
        const Icon = icons[check.state]
        return (
          <li key={check.part}>
            <Icon size={22} stroke={1.75} aria-hidden="true" className={classes.icon} data-state={check.state} />
            <div className={classes.words}>
              <h2>{t(`part.${check.part}`)}</h2>
              <p>
                {useless(check)
                  ? t(`${check.code as 'silent'}`, told(check))
                  : t(`${check.part}.${check.code}` as 'redis.well', told(check))}
              </p>
            </div>
            <span className={classes.state}>{t(`state.${check.state}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** What any part may answer, or not. */
const useless = ({ code }: HealthCheck) => code === 'silent' || code === 'failed'

/** Figures as people read them. */
const told = ({ facts: { count, kept, at, bytes, free, seconds, ...facts } }: HealthCheck) => ({
  ...facts,
  ...(kept === undefined && count === undefined ? {} : { count: Number(count ?? kept) }),
  ...(typeof at === 'string' && { when: moment(at) }),
  ...(bytes !== undefined && { size: sizeOf(Number(bytes)) }),
  ...(free !== undefined && { free: sizeOf(Number(free)) }),
  ...(seconds !== undefined && { seconds, duration: durationOf(Number(seconds)) }),
})
