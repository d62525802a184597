import type { Rule } from '@navette/contract/calendar/recurrence.ts'
import { Rule as RuleShape } from '@navette/contract/calendar/recurrence.ts'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { expand, readRule, type Template, writeRule } from './recurrence.ts'

/** As long as a busy machine takes: these are about dates. */
const patience = 20_000

interface Given {
  zone?: string
  added?: string[]
  leftOut?: string[]
  before?: string
  most?: number
}

const series = (starts: string, text: string | null, { zone = 'Europe/Paris', added = [], leftOut = [] }: Given = {}) => ({
  allDay: starts.length === 10,
  starts,
  timeZone: zone,
  text,
  added,
  leftOut,
})

const dates = (starts: string, text: string | null, given: Given = {}) =>
  expand(series(starts, text, given), { before: given.before ?? '2150-01-01', most: given.most ?? 2_000, patience }).dates

/** The RFC’s way of listing: `1997 Sep 2,4-6; Oct 3` */
function days(listed: string): string[] {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  let year = ''
  return listed.split(';').flatMap((part) => {
    const [, newYear, month = '', numbers = ''] = /^\s*(\d{4})?\s*(\w{3}) (.+)$/.exec(part) ?? []
    year = newYear ?? year
    return numbers.split(',').flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      return Array.from({ length: to - from + 1 }, (_, at) =>
        [year, String(months.indexOf(month) + 1).padStart(2, '0'), String(from + at).padStart(2, '0')].join('-'),
      )
    })
  })
}

describe('the examples of RFC 5545, section 3.8.5.3', () => {
  const everyDay = 'BYDAY=SU,MO,TU,WE,TH,FR,SA'
  const examples: [name: string, start: string, rule: string, listed: string][] = [
    ['daily for 10 occurrences', '1997-09-02', 'FREQ=DAILY;COUNT=10', '1997 Sep 2-11'],
    ['daily until December 24, 1997', '1997-09-02', 'FREQ=DAILY;UNTIL=19971224T000000Z', '1997 Sep 2-30; Oct 1-31; Nov 1-30; Dec 1-23'],
    ['every other day', '1997-09-02', 'FREQ=DAILY;INTERVAL=2', '1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30; Oct 2'],
    ['every 10 days, 5 occurrences', '1997-09-02', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997 Sep 2,12,22; Oct 2,12'],
    [
      'every day in January, by year',
      '1998-01-01',
      `FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;${everyDay}`,
      '1998 Jan 1-31; 1999 Jan 1-31; 2000 Jan 1-31',
    ],
    [
      'every day in January, by day',
      '1998-01-01',
      'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1',
      '1998 Jan 1-31; 1999 Jan 1-31; 2000 Jan 1-31',
    ],
    ['weekly for 10 occurrences', '1997-09-02', 'FREQ=WEEKLY;COUNT=10', '1997 Sep 2,9,16,23,30; Oct 7,14,21,28; Nov 4'],
    [
      'weekly until December 24, 1997',
      '1997-09-02',
      'FREQ=WEEKLY;UNTIL=19971224T000000Z',
      '1997 Sep 2,9,16,23,30; Oct 7,14,21,28; Nov 4,11,18,25; Dec 2,9,16,23',
    ],
    [
      'every other week',
      '1997-09-02',
      'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
      '1997 Sep 2,16,30; Oct 14,28; Nov 11,25; Dec 9,23; 1998 Jan 6,20; Feb 3,17',
    ],
    [
      'Tuesday and Thursday for five weeks, until',
      '1997-09-02',
      'FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH',
      '1997 Sep 2,4,9,11,16,18,23,25,30; Oct 2',
    ],
    [
      'Tuesday and Thursday for five weeks, counted',
      '1997-09-02',
      'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
      '1997 Sep 2,4,9,11,16,18,23,25,30; Oct 2',
    ],
    [
      'every other week on three days',
      '1997-09-01',
      'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR',
      '1997 Sep 1,3,5,15,17,19,29; Oct 1,3,13,15,17,27,29,31; Nov 10,12,14,24,26,28; Dec 8,10,12,22',
    ],
    [
      'every other week on two days, 8 occurrences',
      '1997-09-02',
      'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
      '1997 Sep 2,4,16,18,30; Oct 2,14,16',
    ],
    [
      'the first Friday, 10 occurrences',
      '1997-09-05',
      'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
      '1997 Sep 5; Oct 3; Nov 7; Dec 5; 1998 Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5',
    ],
    [
      'the first Friday until December 24, 1997',
      '1997-09-05',
      'FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR',
      '1997 Sep 5; Oct 3; Nov 7; Dec 5',
    ],
    [
      'every other month on the first and last Sunday',
      '1997-09-07',
      'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
      '1997 Sep 7,28; Nov 2,30; 1998 Jan 4,25; Mar 1,29; May 3,31',
    ],
    [
      'the second-to-last Monday for 6 months',
      '1997-09-22',
      'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
      '1997 Sep 22; Oct 20; Nov 17; Dec 22; 1998 Jan 19; Feb 16',
    ],
    ['the third-to-the-last day', '1997-09-28', 'FREQ=MONTHLY;BYMONTHDAY=-3', '1997 Sep 28; Oct 29; Nov 28; Dec 29; 1998 Jan 29; Feb 26'],
    [
      'the 2nd and 15th',
      '1997-09-02',
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
      '1997 Sep 2,15; Oct 2,15; Nov 2,15; Dec 2,15; 1998 Jan 2,15',
    ],
    [
      'the first and last day',
      '1997-09-30',
      'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
      '1997 Sep 30; Oct 1,31; Nov 1,30; Dec 1,31; 1998 Jan 1,31; Feb 1',
    ],
    [
      'every 18 months on the 10th to 15th',
      '1997-09-10',
      'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
      '1997 Sep 10-15; 1999 Mar 10-13',
    ],
    [
      'every Tuesday, every other month',
      '1997-09-02',
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
      '1997 Sep 2,9,16,23,30; Nov 4,11,18,25; 1998 Jan 6,13,20,27; Mar 3,10,17,24,31',
    ],
    [
      'in June and July',
      '1997-06-10',
      'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
      '1997 Jun 10; Jul 10; 1998 Jun 10; Jul 10; 1999 Jun 10; Jul 10; 2000 Jun 10; Jul 10; 2001 Jun 10; Jul 10',
    ],
    [
      'every other year in three months',
      '1997-03-10',
      'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
      '1997 Mar 10; 1999 Jan 10; Feb 10; Mar 10; 2001 Jan 10; Feb 10; Mar 10; 2003 Jan 10; Feb 10; Mar 10',
    ],
    [
      'every third year on three days of the year',
      '1997-01-01',
      'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
      '1997 Jan 1; Apr 10; Jul 19; 2000 Jan 1; Apr 9; Jul 18; 2003 Jan 1; Apr 10; Jul 19; 2006 Jan 1',
    ],
    ['the 20th Monday of the year', '1997-05-19', 'FREQ=YEARLY;BYDAY=20MO', '1997 May 19; 1998 May 18; 1999 May 17'],
    ['Monday of week 20', '1997-05-12', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', '1997 May 12; 1998 May 11; 1999 May 17'],
    [
      'every Thursday in March',
      '1997-03-13',
      'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
      '1997 Mar 13,20,27; 1998 Mar 5,12,19,26; 1999 Mar 4,11,18,25',
    ],
    [
      'every Thursday of three months',
      '1997-06-05',
      'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
      '1997 Jun 5,12,19,26; Jul 3,10,17,24,31; Aug 7,14,21,28; 1998 Jun 4,11,18,25; Jul 2,9,16,23,30; Aug 6,13,20,27',
    ],
    [
      'the Saturday after the first Sunday',
      '1997-09-13',
      'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
      '1997 Sep 13; Oct 11; Nov 8; Dec 13; 1998 Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13',
    ],
    [
      'the presidential election day',
      '1996-11-05',
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996 Nov 5; 2000 Nov 7; 2004 Nov 2',
    ],
    [
      'the third of Tuesday, Wednesday, Thursday',
      '1997-09-04',
      'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
      '1997 Sep 4; Oct 7; Nov 6',
    ],
    [
      'the second-to-last weekday',
      '1997-09-29',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
      '1997 Sep 29; Oct 30; Nov 27; Dec 30; 1998 Jan 29; Feb 26; Mar 30',
    ],
    ['weeks that begin on Monday', '1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997 Aug 5,10,19,24'],
    ['weeks that begin on Sunday', '1997-08-05', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997 Aug 5,17,19,31'],
    ['a day that does not exist is left out', '2007-01-15', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007 Jan 15,30; Feb 15; Mar 15,30'],
  ]

  it.each(examples)('%s', (_, start, rule, listed) => {
    const expected = days(listed).map((day) => `${day}T09:00`)
    const found = dates(`${start}T09:00`, rule, { zone: 'America/New_York' })
    const ends = /COUNT|UNTIL/.test(rule)
    expect(ends ? found : found.slice(0, expected.length)).toEqual(expected)
  })

  it('every Friday the 13th, the first date left out', () => {
    const found = dates('1997-09-02T09:00', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', {
      zone: 'America/New_York',
      leftOut: ['1997-09-02T09:00'],
      most: 5,
    })
    expect(found).toEqual(days('1998 Feb 13; Mar 13; Nov 13; 1999 Aug 13; 2000 Oct 13').map((day) => `${day}T09:00`))
  })

  const hours: [name: string, rule: string, listed: string][] = [
    // The RFC says 170000Z and lists three hours; its erratum 3883 corrects it.
    ['every 3 hours from 9 to 17', 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z', '09:00 12:00 15:00'],
    ['every 15 minutes, 6 occurrences', 'FREQ=MINUTELY;INTERVAL=15;COUNT=6', '09:00 09:15 09:30 09:45 10:00 10:15'],
    ['every hour and a half, 4 occurrences', 'FREQ=MINUTELY;INTERVAL=90;COUNT=4', '09:00 10:30 12:00 13:30'],
  ]
  it.each(hours)('%s', (_, rule, listed) =>
    expect(dates('1997-09-02T09:00', rule, { zone: 'America/New_York' })).toEqual(listed.split(' ').map((hour) => `1997-09-02T${hour}`)),
  )

  it.each(['FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40', 'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16'])(
    'every 20 minutes from 9:00 to 16:40: %s',
    (rule) => {
      const found = dates('1997-09-02T09:00', rule, { zone: 'America/New_York', most: 48 })
      expect([found[0], found[23], found[24], found[47]]).toEqual([
        '1997-09-02T09:00',
        '1997-09-02T16:40',
        '1997-09-03T09:00',
        '1997-09-03T16:40',
      ])
    },
  )
})

describe('the dates of a series', () => {
  const instants = (walls: string[], zone: string) =>
    walls.map((wall) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().toString())

  it('keep their hour when the clocks go forward', () => {
    const found = dates('2027-03-21T20:30', 'FREQ=WEEKLY;COUNT=2')
    expect(found).toEqual(['2027-03-21T20:30', '2027-03-28T20:30'])
    expect(instants(found, 'Europe/Paris')).toEqual(['2027-03-21T19:30:00Z', '2027-03-28T18:30:00Z'])
  })

  it('keep their hour when the clocks go back', () => {
    const found = dates('2026-10-24T20:30', 'FREQ=DAILY;COUNT=2')
    expect(instants(found, 'Europe/Paris')).toEqual(['2026-10-24T18:30:00Z', '2026-10-25T19:30:00Z'])
  })

  it('are there in the hour that does not exist and in the one that comes twice', () => {
    const spring = dates('2027-03-27T02:30', 'FREQ=DAILY;COUNT=3')
    expect(spring).toEqual(['2027-03-27T02:30', '2027-03-28T02:30', '2027-03-29T02:30'])
    expect(instants(spring, 'Europe/Paris')).toEqual(['2027-03-27T01:30:00Z', '2027-03-28T01:30:00Z', '2027-03-29T00:30:00Z'])
    expect(instants(dates('2026-10-25T02:30', 'FREQ=DAILY;COUNT=1'), 'Europe/Paris')).toEqual(['2026-10-25T00:30:00Z'])
  })

  it('come again on 29 February', () =>
    expect(dates('2024-02-29', 'FREQ=YEARLY', { most: 4 })).toEqual(['2024-02-29', '2028-02-29', '2032-02-29', '2036-02-29']))

  it('leave out 29 February 2100', () =>
    expect(dates('2096-02-29', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', { most: 2 })).toEqual(['2096-02-29', '2104-02-29']))

  it('come in week 53, where the year has one', () =>
    expect(dates('2026-12-28', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO', { most: 4 })).toEqual([
      '2026-12-28',
      '2032-12-27',
      '2037-12-28',
      '2043-12-28',
    ]))

  it('are laid out on the wall of their zone', () => {
    const found = dates('2026-11-24T09:00', 'FREQ=WEEKLY;COUNT=2', { zone: 'Pacific/Auckland' })
    expect(instants(found, 'Pacific/Auckland')).toEqual(['2026-11-23T20:00:00Z', '2026-11-30T20:00:00Z'])
  })

  it('end where UNTIL says in UTC, seen from their zone', () => {
    expect(dates('2026-11-23T23:30', 'FREQ=DAILY;UNTIL=20261125T223000Z')).toHaveLength(3)
    expect(dates('2026-11-23T23:30', 'FREQ=DAILY;UNTIL=20261125T222900Z')).toHaveLength(2)
    expect(dates('2026-11-23T23:30', 'FREQ=DAILY;UNTIL=20261125')).toHaveLength(3)
    expect(dates('2026-11-23', 'FREQ=DAILY;UNTIL=20261125')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25'])
  })

  it('are those of the rule and those added, without those left out, each once and in order', () => {
    const given = { added: ['2026-11-25T18:00', '2026-12-01T20:30'], leftOut: ['2026-11-24T20:30', '2026-12-15T20:30'] }
    expect(dates('2026-11-24T20:30', 'FREQ=WEEKLY;COUNT=4', given)).toEqual(['2026-11-25T18:00', '2026-12-01T20:30', '2026-12-08T20:30'])
    expect(dates('2026-11-24T20:30', null, { added: ['2026-11-26T20:30'] })).toEqual(['2026-11-24T20:30', '2026-11-26T20:30'])
  })

  it('begin with the first one, also where the rule does not say it; it is counted', () =>
    expect(dates('2026-11-24T20:30', 'FREQ=WEEKLY;BYDAY=WE;COUNT=3')).toEqual(['2026-11-24T20:30', '2026-11-25T20:30', '2026-12-02T20:30']))

  it('are ten years of weeks', () => {
    const { dates: found, complete } = expand(series('2026-11-24T20:30', 'FREQ=WEEKLY'), { before: '2036-11-24', most: 2_000, patience })
    expect(found).toHaveLength(522)
    expect(new Set(found.map((wall) => wall.slice(11)))).toEqual(new Set(['20:30']))
    expect(found.at(-1)).toBe('2036-11-18T20:30')
    expect(complete).toBe(true)
  })

  it('end before the day that is asked for, or with as many as are asked for', () => {
    const daily = series('2026-11-24T20:30', 'FREQ=DAILY')
    expect(expand(daily, { before: '2026-11-26', most: 5, patience })).toEqual({
      dates: ['2026-11-24T20:30', '2026-11-25T20:30'],
      complete: true,
    })
    expect(expand(daily, { before: '2027-11-26', most: 2, patience })).toEqual({
      dates: ['2026-11-24T20:30', '2026-11-25T20:30'],
      complete: false,
    })
  })
})

describe('a hostile rule', () => {
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at).join()
  const moments = `BYHOUR=${numbers(0, 23)};BYMINUTE=${numbers(0, 59)};BYSECOND=0`
  it.each([
    'FREQ=SECONDLY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=MINUTELY;BYMONTHDAY=31;BYMONTH=2',
    'FREQ=HOURLY;BYMONTHDAY=31;BYMONTH=2;COUNT=3',
    'FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2;COUNT=3',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=3',
    'FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2;COUNT=3',
    'FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;COUNT=3',
    'FREQ=YEARLY;BYSETPOS=366;BYMONTH=1;COUNT=3',
    `FREQ=YEARLY;${moments};BYSETPOS=-1;COUNT=2000`,
    `FREQ=MONTHLY;BYMONTHDAY=${numbers(1, 31)};${moments};BYSETPOS=366,-366;COUNT=2000`,
    'FREQ=MINUTELY;INTERVAL=9999;BYDAY=SA,-1TH,53TU;BYSETPOS=171,7,359,-117;COUNT=2000',
    'FREQ=YEARLY;INTERVAL=100000;COUNT=2000',
    'RSCALE=CHINESE;FREQ=YEARLY',
    'FREQ=NEVER',
    'no rule at all',
    '',
  ])('is given up in time: %s', (rule) => {
    const began = performance.now()
    const { dates: found, complete } = expand(series('2026-11-24T20:30', rule), { before: '2150-01-01', most: 2_000 })
    // Some 200 ms by itself; the limit leaves room for a machine with much other work. Without limits it would be minutes.
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(found[0]).toBe('2026-11-24T20:30')
    // Where nothing is found before the day that is asked for, that is an answer too.
    if (complete) expect(found.length).toBeLessThan(2_000)
  })
})

describe('a rule in plain terms', () => {
  const template: Template = { allDay: false, starts: '2026-12-01T20:30', timeZone: 'Europe/Paris' }
  const plain = (rule: Partial<Omit<Rule, 'weekdays'>> & { frequency: Rule['frequency']; weekdays?: { day: string; nth?: number }[] }) =>
    RuleShape.parse(rule)

  it.each<[string, Rule]>([
    ['FREQ=WEEKLY', plain({ frequency: 'weekly' })],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', plain({ frequency: 'weekly', interval: 2, weekdays: [{ day: 'TU' }, { day: 'TH' }] })],
    [
      'FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=1TU',
      plain({ frequency: 'monthly', months: [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12], weekdays: [{ day: 'TU', nth: 1 }] }),
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=10', plain({ frequency: 'monthly', monthDays: [-1], ends: { kind: 'count', count: 10 } })],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      plain({ frequency: 'monthly', weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'].map((day) => ({ day })), setPositions: [-1] }),
    ],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', plain({ frequency: 'yearly', months: [2], monthDays: [29] })],
    ['FREQ=DAILY;UNTIL=20270630T215900Z', plain({ frequency: 'daily', ends: { kind: 'until', day: '2027-06-30' } })],
  ])('%s', (text, rule) => {
    expect(writeRule(rule, template)).toBe(text)
    expect(readRule(text, template)).toEqual(rule)
  })

  it('ends with a day where it takes whole days', () => {
    const days = { ...template, allDay: true, starts: '2026-12-01' }
    const rule = plain({ frequency: 'daily', ends: { kind: 'until', day: '2027-06-30' } })
    expect(writeRule(rule, days)).toBe('FREQ=DAILY;UNTIL=20270630')
    expect(readRule('FREQ=DAILY;UNTIL=20270630', days)).toEqual(rule)
  })

  it('knows the last day of a rule that ends before its hour', () =>
    expect(readRule('FREQ=DAILY;UNTIL=20270630T100000Z', template)?.ends).toEqual({ kind: 'until', day: '2027-06-29' }))

  it('says each weekday of a daily rule as a weekly one', () =>
    expect(readRule('FREQ=DAILY;BYDAY=MO,TU', template)).toEqual(plain({ frequency: 'weekly', weekdays: [{ day: 'MO' }, { day: 'TU' }] })))

  it.each([
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYHOUR=9,12',
    'FREQ=YEARLY;BYWEEKNO=53',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
    'FREQ=MONTHLY;INTERVAL=0',
    'X',
  ])('cannot tell %s', (text) => expect(readRule(text, template)).toBeNull())

  it.each([
    { frequency: 'weekly', weekdays: [{ day: 'TU', nth: 1 }] },
    { frequency: 'daily', weekdays: [{ day: 'TU' }] },
    { frequency: 'weekly', monthDays: [3] },
    { frequency: 'monthly', monthDays: [0] },
    { frequency: 'monthly', monthDays: [3, 3] },
    { frequency: 'monthly', monthDays: [3], weekdays: [{ day: 'TU' }] },
    { frequency: 'monthly', setPositions: [1] },
    { frequency: 'yearly', monthDays: [29] },
    { frequency: 'weekly', ends: { kind: 'count', count: 2_001 } },
    { frequency: 'weekly', interval: 100 },
  ])('is not %j', (rule) => expect(RuleShape.safeParse(rule).success).toBe(false))
})
