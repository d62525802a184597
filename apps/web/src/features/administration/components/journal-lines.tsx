import type { AuditEntry, TracedEntry } from '@navette/contract/administration/schema.ts'
import { dayOf, fullDate, hour, longDay } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './journal.module.css'
import { Sentence } from './sentence.tsx'

/** The lines of the audit log, day by day, newest first. */
export const JournalLines = ({ entries }: { entries: readonly (AuditEntry | TracedEntry)[] }) => {
  const days = Map.groupBy(entries, ({ at }) => dayOf(at))
  return [...days].map(([day, lines]) => (
    <section key={day} aria-label={longDay(day)}>
      <h2 className={classes.day}>{longDay(day)}</h2>
      <ul className={classes.lines}>
        {lines.map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  ))
}

const Line = ({ entry }: { entry: AuditEntry | TracedEntry }) => {
  const { t } = useTranslation('journal')
  const origin = 'origin' in entry ? entry.origin : null
  return (
    <li>
      <time dateTime={entry.at} title={fullDate(entry.at)} className={classes.hour}>
        {hour(entry.at)}
      </time>
      <span className={classes.what}>
        <Sentence parts={entry.sentence} />
      </span>
      <span className={classes.origin} title={origin?.userAgent}>
        {origin && t('from_address', { address: origin.address })}
      </span>
    </li>
  )
}
