import { IconX } from '@tabler/icons-react'
import { day } from '../../../../lib/dates.ts'
import { useTranslation } from '../../../../lib/words.ts'
import formClasses from '../../components/event-form.module.css'
import classes from '../../components/layers.module.css'

interface LooseDatesProps {
  kind: 'leftOut' | 'added'
  dates: readonly string[]
  onChange: (dates: string[]) => void
}

/** Dates that stand beside the rule, each to let go of. */
export function LooseDates({ kind, dates, onChange }: LooseDatesProps) {
  const { t } = useTranslation('series')
  if (dates.length === 0) return null
  return (
    <div>
      <span className={formClasses.label} aria-hidden="true">
        {t(`loose.${kind}`)}
      </span>
      <ul className={classes.chosen} aria-label={t(`loose.${kind}`)}>
        {dates.toSorted().map((date) => {
          const name = day(date.slice(0, 10))
          return (
            <li key={date}>
              <button
                type="button"
                className={classes.chip}
                aria-label={t(kind === 'leftOut' ? 'takeBack' : 'takeOff', { day: name })}
                onClick={() => onChange(dates.filter((each) => each !== date))}
              >
                {name}
                <IconX size={16} stroke={1.75} aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
