import type { Rule, Weekday } from '@navette/contract/calendar/recurrence.ts'

type Language = 'fr' | 'en'

interface Told {
  rule: Rule | null
  /** Written as `starts` is. */
  added?: readonly string[]
  leftOut?: readonly string[]
}

interface Place {
  language: Language
  /** `2026-11-23`: the year of a day is said where it is another one. */
  today: string
}

/**
 * How an event comes again, as people say it: « le premier mardi du mois, sauf en août », « every other Tuesday ».
 *
 * Grammar, and so code: a sentence put together from the words files would need a word for each pair of parts.
 *
 * @param starts the first date, `2026-11-24T20:30` or `2026-11-24`; the rule takes from it what it does not say
 */
export function seriesWords({ rule, added = [], leftOut = [] }: Told, starts: string, { language, today }: Place): string {
  const say = tongues[language]
  const dates = (list: readonly string[]) => saidDates(list, language, today)
  const parts = [
    rule ? ruleParts(rule, starts, say) : [say.otherwise],
    leftOut.length > 0 ? [say.except(dates(leftOut))] : [],
    added.length > 0 ? [say.also(dates(added))] : [],
  ].flat()
  const ends = rule?.ends ?? { kind: 'never' }
  if (ends.kind === 'count') return [...parts, say.times(ends.count)].join(', ')
  if (ends.kind === 'never') return parts.join(', ')
  const until = say.until(dayWords(ends.day, language, today))
  return parts.length > 1 ? `${parts.join(', ')}, ${until}` : `${parts[0]} ${until}`
}

/** What repeats, then in which months. */
function ruleParts(rule: Rule, starts: string, say: Tongue): string[] {
  const { frequency, interval } = rule
  if (frequency === 'yearly') return yearly(rule, starts, say)
  const core = { daily: say.days(interval), weekly: weekly(rule, starts, say), monthly: monthly(rule, starts, say) }[frequency]
  return [core, ...monthsWords(rule.months, say)]
}

function weekly({ interval, weekdays }: Rule, starts: string, say: Tongue): string {
  const days = weekdays.length > 0 ? inOrder(weekdays.map(({ day }) => day)) : [weekdayOf(starts)]
  if (days.length === 7 && interval === 1) return say.days(1)
  return say.weeks(interval, days)
}

function monthly(rule: Rule, starts: string, say: Tongue): string {
  const { interval, weekdays, monthDays, setPositions } = rule
  if (weekdays.length === 0) return say.monthDays(interval, say.and((monthDays.length > 0 ? monthDays : [dayOf(starts)]).map(say.monthDay)))
  const days = inOrder(weekdays.map(({ day }) => day))
  if (setPositions.length > 0) return say.ofMonth(interval, say.and(setPositions.map((nth) => say.nthAmong(nth, days))))
  return say.ofMonth(interval, say.and(nthWords(rule, say)))
}

function yearly(rule: Rule, starts: string, say: Tongue): string[] {
  const { interval, weekdays, monthDays } = rule
  const months = rule.months.length > 0 ? rule.months : [monthOf(starts)]
  if (weekdays.length > 0) return [say.years(interval, say.inMonths(say.and(nthWords(rule, say)), months))]
  const days = monthDays.length > 0 ? monthDays : [dayOf(starts)]
  return [say.years(interval, say.and(months.flatMap((month) => days.map((day) => say.dayOfMonth(day, month)))))]
}

const nthWords = ({ weekdays }: Rule, say: Tongue) => weekdays.map(({ day, nth }) => (nth === null ? say.each(day) : say.nth(nth, day)))

/** « sauf en août », « de septembre à juin », « en janvier et en mars »: whichever is shortest to read. */
function monthsWords(months: number[], say: Tongue): string[] {
  const allowed = new Set(months)
  if (allowed.size === 0 || allowed.size === 12) return []
  const missing = Array.from({ length: 12 }, (_, at) => at + 1).filter((month) => !allowed.has(month))
  if (missing.length <= 2) return [say.except(say.and(missing.map(say.inMonth)))]
  const firsts = [...allowed].filter((month) => !allowed.has(month === 1 ? 12 : month - 1))
  const [first] = firsts
  if (firsts.length === 1 && first !== undefined && allowed.size > 2) return [say.fromMonth(first, ((first + allowed.size - 2) % 12) + 1)]
  return [say.and([...allowed].toSorted((one, other) => one - other).map(say.inMonth))]
}

/** Three dates are named, more are counted. */
const saidDates = (dates: readonly string[], language: Language, today: string) => {
  const say = tongues[language]
  return dates.length > 3 ? say.dates(dates.length) : say.and(dates.toSorted().map((date) => say.onDay(dayWords(date, language, today))))
}

const order: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const inOrder = (days: Weekday[]) => order.filter((day) => days.includes(day))
const workdays = (days: Weekday[]) => days.join() === 'MO,TU,WE,TH,FR'
const weekend = (days: Weekday[]) => days.join() === 'SA,SU'

const noon = (day: string) => new Date(`${day.slice(0, 10)}T12:00:00Z`)
/** The day of the week on which it begins. */
const weekdayOf = (starts: string): Weekday => order[(noon(starts).getUTCDay() + 6) % 7] ?? 'MO'
const dayOf = (starts: string) => noon(starts).getUTCDate()
const monthOf = (starts: string) => noon(starts).getUTCMonth() + 1

/** « 12 déc. », « 1er janv. 2028 » */
function dayWords(day: string, language: Language, today: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const said = new Intl.DateTimeFormat(tongues[language].locale, { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(
    noon(day),
  )
  // The first of a month is an ordinal in French, whatever the browser's tables say.
  return language === 'fr' ? said.replace(/^1 /, '1er ') : said
}

/** « août »
 *
 * @param month 1 to 12
 */
export const monthName = (locale: string, month: number): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, month - 1, 15)))
/** Monday 23 November 2026 and the days after it. */
const weekdayName = (locale: string, day: Weekday) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 10, 23 + order.indexOf(day))))
const listOf = (locale: string, type: 'conjunction' | 'disjunction') => (words: string[]) =>
  new Intl.ListFormat(locale, { style: 'long', type }).format(words)

/** How one language says the parts. */
interface Tongue {
  locale: string
  and: (words: string[]) => string
  /** A rule that the builder's terms cannot tell. */
  otherwise: string
  days: (interval: number) => string
  weeks: (interval: number, days: Weekday[]) => string
  monthDays: (interval: number, days: string) => string
  ofMonth: (interval: number, days: string) => string
  years: (interval: number, days: string) => string
  monthDay: (day: number) => string
  dayOfMonth: (day: number, month: number) => string
  each: (day: Weekday) => string
  nth: (nth: number, day: Weekday) => string
  /** The first, or the last, of several weekdays of a month. */
  nthAmong: (nth: number, days: Weekday[]) => string
  inMonths: (days: string, months: number[]) => string
  inMonth: (month: number) => string
  fromMonth: (first: number, last: number) => string
  except: (what: string) => string
  also: (what: string) => string
  onDay: (day: string) => string
  dates: (count: number) => string
  until: (day: string) => string
  times: (count: number) => string
}

/** U+00A0: a number stays with what it counts. */
const fast = '\u00a0'

/** How the days of a month, and their first, second and so on are named. */
const frenchRanks: Record<number, string> = {
  1: 'premier',
  2: 'deuxième',
  3: 'troisième',
  4: 'quatrième',
  5: 'cinquième',
  [-1]: 'dernier',
  [-2]: 'avant-dernier',
}
const frenchRank = (nth: number) => frenchRanks[nth] ?? (nth > 0 ? `${nth}e` : `${-nth}e avant la fin,`)
const leFrench = (words: string) => (/^[aeiouéè]/.test(words) ? `l’${words}` : `le ${words}`)
const deFrench = (month: string) => (/^[aeiouéè]/.test(month) ? `d’${month}` : `de ${month}`)
const french = 'fr-FR'
const andFrench = listOf(french, 'conjunction')
const orFrench = listOf(french, 'disjunction')
const frenchDay = (day: Weekday) => weekdayName(french, day)
const frenchMonth = (month: number) => monthName(french, month)
const frenchDate = (day: number) => (day === 1 ? '1er' : String(day))
const lastFrench = (day: number) => (day < -2 ? `${-day}e${fast}jour avant la fin` : `${frenchRank(day)} jour`)

const fr: Tongue = {
  locale: french,
  and: andFrench,
  otherwise: 'selon une règle particulière',
  days: (interval) => (interval === 1 ? 'tous les jours' : interval === 2 ? 'un jour sur deux' : `tous les ${interval}${fast}jours`),
  weeks: (interval, days) => {
    const [only] = days
    if (only && days.length === 1 && interval === 1) return `chaque ${frenchDay(only)}`
    if (only && days.length === 1 && interval === 2) return `un ${frenchDay(only)} sur deux`
    const said = workdays(days)
      ? 'du lundi au vendredi'
      : weekend(days)
        ? 'le week-end'
        : andFrench(days.map((day) => `le ${frenchDay(day)}`))
    if (interval === 1) return workdays(days) ? said : weekend(days) ? 'chaque week-end' : `chaque semaine ${said}`
    return interval === 2 ? `une semaine sur deux ${said}` : `toutes les ${interval}${fast}semaines ${said}`
  },
  monthDays: (interval, days) => (interval === 1 ? `${days} de chaque mois` : `${days} du mois, ${frenchMonths(interval)}`),
  ofMonth: (interval, days) => {
    const said = days.startsWith('chaque ') ? days : `${days} du mois`
    return interval === 1 ? said : `${said}, ${frenchMonths(interval)}`
  },
  years: (interval, days) =>
    `${interval === 1 ? 'chaque année' : interval === 2 ? 'une année sur deux' : `tous les ${interval}${fast}ans`} ${days}`,
  monthDay: (day) => (day > 0 ? `le ${frenchDate(day)}` : leFrench(lastFrench(day))),
  dayOfMonth: (day, month) =>
    day > 0 ? `le ${frenchDate(day)} ${frenchMonth(month)}` : `${leFrench(lastFrench(day))} ${deFrench(frenchMonth(month))}`,
  each: (day) => `chaque ${frenchDay(day)}`,
  nth: (nth, day) => (nth < -2 ? `le ${-nth}e ${frenchDay(day)} avant la fin` : leFrench(`${frenchRank(nth)} ${frenchDay(day)}`)),
  nthAmong: (nth, days) => {
    const what = workdays(days) ? 'jour ouvré' : orFrench(days.map(frenchDay))
    return nth < -2 ? `le ${-nth}e ${what} avant la fin` : leFrench(`${frenchRank(nth)} ${what}`)
  },
  inMonths: (days, months) => `${days} ${andFrench(months.map((month) => deFrench(frenchMonth(month))))}`,
  inMonth: (month) => `en ${frenchMonth(month)}`,
  fromMonth: (first, last) => `${deFrench(frenchMonth(first))} à ${frenchMonth(last)}`,
  except: (what) => `sauf ${what}`,
  also: (what) => `et aussi ${what}`,
  onDay: (day) => `le ${day}`,
  dates: (count) => `${count}${fast}dates`,
  until: (day) => `jusqu’au ${day}`,
  times: (count) => (count === 1 ? 'une seule fois' : `${count}${fast}fois`),
}

const frenchMonths = (interval: number) => (interval === 2 ? 'un mois sur deux' : `tous les ${interval}${fast}mois`)

const englishRanks: Record<number, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
  [-2]: 'second-to-last',
}
const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' })
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinal = (number: number) => `${number}${endings[ordinals.select(number)] ?? 'th'}`
const englishRank = (nth: number) => englishRanks[nth] ?? (nth > 0 ? ordinal(nth) : `${ordinal(-nth)}-to-last`)
const english = 'en-GB'
const andEnglish = listOf(english, 'conjunction')
const orEnglish = listOf(english, 'disjunction')
const englishDay = (day: Weekday) => weekdayName(english, day)
const englishMonth = (month: number) => monthName(english, month)
const each = (interval: number, unit: string) =>
  interval === 1 ? `every ${unit}` : interval === 2 ? `every other ${unit}` : `every ${interval}${fast}${unit}s`

const en: Tongue = {
  locale: english,
  and: andEnglish,
  otherwise: 'by a rule of its own',
  days: (interval) => each(interval, 'day'),
  weeks: (interval, days) => {
    const said = workdays(days) ? 'weekday' : andEnglish(days.map(englishDay))
    if (workdays(days) && interval === 1) return 'every weekday'
    if (days.length === 1 && interval < 3) return each(interval, said)
    const on = workdays(days) ? 'from Monday to Friday' : `on ${said}`
    return `${each(interval, 'week')} ${on}`
  },
  monthDays: (interval, days) => (interval === 1 ? `on ${days} of every month` : `on ${days} of ${each(interval, 'month')}`),
  ofMonth: (interval, days) => {
    if (days.startsWith('every ')) return interval === 1 ? days : `${days} of ${each(interval, 'month')}`
    return `on ${days} of ${interval === 1 ? 'the month' : each(interval, 'month')}`
  },
  years: (interval, days) => `${each(interval, 'year')} on ${days}`,
  monthDay: (day) => (day > 0 ? `the ${ordinal(day)}` : `the ${englishRank(day)} day`),
  dayOfMonth: (day, month) => (day > 0 ? `${day} ${englishMonth(month)}` : `the ${englishRank(day)} day of ${englishMonth(month)}`),
  each: (day) => `every ${englishDay(day)}`,
  nth: (nth, day) => `the ${englishRank(nth)} ${englishDay(day)}`,
  nthAmong: (nth, days) => `the ${englishRank(nth)} ${workdays(days) ? 'working day' : orEnglish(days.map(englishDay))}`,
  inMonths: (days, months) => `${days} of ${andEnglish(months.map(englishMonth))}`,
  inMonth: (month) => `in ${englishMonth(month)}`,
  fromMonth: (first, last) => `from ${englishMonth(first)} to ${englishMonth(last)}`,
  except: (what) => `except ${what}`,
  also: (what) => `and also ${what}`,
  onDay: (day) => `on ${day}`,
  dates: (count) => `${count}${fast}dates`,
  until: (day) => `until ${day}`,
  times: (count) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count}${fast}times`),
}

const tongues: Record<Language, Tongue> = { fr, en }
