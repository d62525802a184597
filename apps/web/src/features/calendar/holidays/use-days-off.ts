import { useTranslation } from '../../../lib/words.ts'
import { type DaysOff, schoolOn } from './days-off.ts'

/** What a day is, in words: « Noël », « vacances de Noël »; empty where it is a day like others. */
export const useDayOffWords = () => {
  const { t } = useTranslation('holidays')
  return (daysOff: DaysOff, day: string) => {
    const holiday = daysOff.holidays.get(day)
    const school = schoolOn(daysOff, day)
    return { holiday: holiday ? t(`public.${holiday}`) : null, school: school ? t(`school.${school.name}`) : null }
  }
}
