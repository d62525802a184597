import { useDebouncedValue } from '@mantine/hooks'
import type { Outlook } from '@navette/contract/calendar/recurrence.ts'
import { day } from '../../../lib/dates.ts'
import { listOf } from '../../../lib/lists.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useOutlook, type Wanted } from '../series/queries.ts'
import classes from './event-form.module.css'

interface SeriesOutlookProps {
  date: { id: string; eventId: string }
  wanted: Wanted
}

/** What a change would do to the dates: said before it is made. */
export function SeriesOutlook({ date, wanted }: SeriesOutlookProps) {
  const { t } = useTranslation('calendar')
  // Typing an hour is one change.
  const [asked] = useDebouncedValue(wanted, 250)
  const { data, error } = useOutlook(date, asked)
  const said = useOutlookWords()
  return (
    <section className={classes.outlook} aria-label={t('outlook.title')} aria-live="polite">
      {error ? (
        <Notice kind="error">{problemWords(error)}</Notice>
      ) : (
        data && (
          <>
            <b>{t('outlook.title')}</b>
            <ul>
              {said(data).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )
      )}
    </section>
  )
}

/** So many dates are named, the others counted. */
const named = 3

const useOutlookWords = () => {
  const { t } = useTranslation('calendar')
  const dayIn = (starts: string) => day(starts.slice(0, 10))
  const some = (days: string[], count: number) =>
    listOf(count > days.length ? [...days, t('outlook.others', { count: count - days.length })] : days)
  const step = ({ starts, to }: Outlook['moved']['first'][number]) =>
    starts.slice(0, 10) === to.slice(0, 10) ? dayIn(to) : t('outlook.step', { from: dayIn(starts), to: dayIn(to) })
  return ({ same, moved, added, gone, exceptions }: Outlook): string[] => {
    const exceptional = (fate: Outlook['exceptions']['first'][number]['fate']) => {
      const those = exceptions.first.filter((each) => each.fate === fate)
      const days = those.slice(0, named).map(({ starts, answers }) => {
        const on = dayIn(starts)
        return answers > 0 ? t('outlook.answered', { day: on, count: answers }) : on
      })
      return those.length > 0 && { days: some(days, those.length) }
    }
    const [kept, stay, lost] = [exceptional('kept'), exceptional('added'), exceptional('lost')]
    const dates = (all: string[], count: number) => ({ count, days: some(all.slice(0, named), count) })
    return [
      same > 0 && t('outlook.same', { count: same }),
      moved.count > 0 && t('outlook.moved', dates(moved.first.map(step), moved.count)),
      added.count > 0 && t('outlook.added', dates(added.first.map(dayIn), added.count)),
      gone.count > 0 &&
        t(
          'outlook.gone',
          dates(
            gone.first.map(({ starts }) => dayIn(starts)),
            gone.count,
          ),
        ),
      kept && t('outlook.kept', kept),
      stay && t('outlook.stay', stay),
      lost && t('outlook.lost', lost),
    ].filter((line) => line !== false)
  }
}
