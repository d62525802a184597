import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { day, dayOf } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { timeWords } from './time-words.ts'

/** What is unusual about a date, in words: it does not take place, or is not sure yet. */
export const useStanding = ({
  cancelled,
  optionUntil,
}: Pick<Occurrence, 'cancelled' | 'optionUntil'>): { option: boolean; said: string | null } => {
  const { t } = useTranslation('calendar')
  const option = !cancelled && optionUntil !== null && optionUntil >= dayOf(new Date())
  return { option, said: cancelled ? t('date.cancelled') : option ? t('date.option', { day: day(optionUntil) }) : null }
}

/** A date as a screen reader says it, wherever it stands: what, when, where, whose. */
export const useDateName = (occurrence: Occurrence): string => {
  const { said } = useStanding(occurrence)
  const { title, place, ribbon } = occurrence
  return [title, timeWords(occurrence), place?.name, ...ribbon.map(({ name }) => name), said].filter(Boolean).join(', ')
}
