import type { CalendarOutlook } from '@navette/contract/calendar/import-schema.ts'
import { Link } from 'react-router'
import { namedDay, wallHour } from '../../../../lib/dates.ts'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import imports from '../../../../ui/imports.module.css'
import { LeftOutList } from './left-out-list.tsx'
import classes from './outside.module.css'

const fates = ['added', 'changed', 'same', 'kept'] as const

/** What a file brings, entry by entry, and what of it does not come and why; before it is imported, or after. */
export function Outlook({ outlook, done }: { outlook: CalendarOutlook; done: boolean }) {
  const { t } = useTranslation('outside')
  const { counts, over, entries, leftOut, name } = outlook
  const all = fates.reduce((sum, fate) => sum + counts[fate], 0)
  return (
    <>
      {!done && name && <p className={imports.quiet}>{t('outlook.name', { name })}</p>}
      <ul className={imports.counts}>
        {fates
          .filter((fate) => counts[fate] > 0)
          .map((fate) => (
            <li key={fate}>
              {t(done ? `outlook.done.${fate}` : `outlook.counts.${fate}`, { count: counts[fate], figure: figure(counts[fate]) })}
            </li>
          ))}
        {all === 0 && <li>{t('outlook.empty')}</li>}
        {over > 0 && <li className={classes.aside}>{t('outlook.over', { count: over, figure: figure(over) })}</li>}
      </ul>
      {entries.length > 0 && (
        <ul className={classes.entries} aria-label={t('outlook.entries')}>
          {entries.map((entry, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order, and may have one title and time
            <li key={at} data-quiet={entry.fate === 'same' || entry.fate === 'kept' || undefined}>
              <span className={classes.when}>{whenWords(entry.starts)}</span>
              <span className={classes.title} data-cancelled={entry.cancelled || undefined}>
                {entry.eventId ? <Link to={`/evenements/${entry.eventId}`}>{entry.title}</Link> : entry.title}
                {entry.dates > 1 && <small> · {t('outlook.dates', { count: entry.dates, figure: figure(entry.dates) })}</small>}
              </span>
              <span className={classes.fate}>{t(`outlook.fate.${entry.fate}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {all > entries.length && (
        <p className={imports.quiet}>{t('outlook.andMore', { figure: figure(all - entries.length), count: all - entries.length })}</p>
      )}
      <LeftOutList leftOut={leftOut} />
    </>
  )
}

const whenWords = (starts: string) => {
  const day = namedDay(starts.slice(0, 10))
  return starts.length > 10 ? `${day}, ${wallHour(starts)}` : day
}
