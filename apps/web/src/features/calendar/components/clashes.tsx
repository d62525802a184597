import { useDebouncedValue } from '@mantine/hooks'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { useClashes } from '../queries.ts'
import type { Time } from './evenings.ts'
import classes from './event-form.module.css'
import { timeWords } from './time-words.ts'

interface ClashesProps {
  time: Time | null
  placeName: string
  timeZone?: string | undefined
  /** The event that is moved: it does not stand in its own way. */
  exceptEventId?: string | undefined
}

/** What is in the place at that time already, as far as one may see it. It is said, not forbidden: a stage may hold two things. */
export function Clashes({ time, placeName, timeZone, exceptEventId }: ClashesProps) {
  const { t } = useTranslation('calendar')
  const [place] = useDebouncedValue(placeName.trim(), 300)
  const query =
    time && time.starts < time.ends && place ? { starts: time.starts, ends: time.ends, placeName: place, timeZone, exceptEventId } : null
  const clashes = useClashes(query)
  const what = (each: Occurrence) => t('form.clash', { title: each.title, when: timeWords(each) })
  return (
    <div className={classes.clashes} aria-live="polite">
      {clashes.length > 0 && (
        <>
          <p>{t('form.clashes')}</p>
          <ul>
            {clashes.slice(0, 4).map((each) => (
              <li key={each.id}>{what(each)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
