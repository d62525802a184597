import { Link } from 'react-router'
import { Coming } from '../../features/calendar/components/coming.tsx'
import { useComing } from '../../features/calendar/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Section } from '../../ui/section.tsx'
import classes from './home.module.css'

/** What is next on the calendar for me. */
export function Ahead({ today }: { today: string }) {
  const { t } = useTranslation('calendar')
  const { occurrences } = useComing({ from: today, mine: 'true', limit: 4 })
  if (occurrences.length === 0) return null
  return (
    <Section title={t('coming.next')}>
      <Coming occurrences={occurrences} today={today} />
      <Link className={`nv-link ${classes.all}`} to="/calendrier">
        {t('coming.all')}
      </Link>
    </Section>
  )
}
