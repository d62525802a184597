import { currentTimeZone, day, dayOf, fullDate, hour } from '../../../lib/dates.ts'
import { currentLanguage } from '../../../lib/words.ts'

/** When, in the little room of a list's row: « 10 h 56 », « sam. », « mar. 3 nov. ». */
export function ShortWhen({ at }: { at: string }) {
  return (
    <time dateTime={at} title={fullDate(at)}>
      {words(at, new Date())}
    </time>
  )
}

const words = (at: string, now: Date) => {
  if (dayOf(at) === dayOf(now)) return hour(at)
  const age = now.getTime() - new Date(at).getTime()
  if (age > 6 * 86_400_000) return day(dayOf(at), now)
  return new Intl.DateTimeFormat(currentLanguage(), { weekday: 'short', timeZone: currentTimeZone() }).format(new Date(at))
}
