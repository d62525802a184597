import type { Outlook } from '@navette/contract/calendar/recurrence.ts'
import { day } from '../../../lib/dates.ts'
import { listOf } from '../../../lib/lists.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useOutlook, type Wanted } from '../queries.ts'
import classes from './event-form.module.css'

/** What a change would do to the other dates: said before it is made. */
export function SeriesOutlook({ wanted }: { wanted: Wanted }) {
  const { data, error } = useOutlook(wanted)
  const said = useOutlookWords()
  if (error) return <Notice kind="error">{problemWords(error)}</Notice>
  return (
    <p className={classes.said} aria-live="polite">
      {data && said(data)}
    </p>
  )
}

const useOutlookWords = () => {
  const { t } = useTranslation('calendar')
  return ({ moved, added, gone, exceptions }: Outlook) => {
    const named = (fate: Outlook['exceptions']['first'][number]['fate']) =>
      listOf(exceptions.first.filter((each) => each.fate === fate).map(({ starts }) => day(starts.slice(0, 10))))
    const [kept, stay, lost] = [named('kept'), named('added'), named('lost')]
    return [
      moved.count > 0 && t('outlook.moved', { count: moved.count }),
      added.count > 0 && t('outlook.added', { count: added.count }),
      gone.count > 0 && t('outlook.gone', { count: gone.count }),
      kept && t('outlook.kept', { days: kept }),
      stay && t('outlook.stay', { days: stay }),
      lost && t('outlook.lost', { days: lost }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}
