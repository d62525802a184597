import { describe, expect, it } from 'vitest'
import type { IcsReading } from './ics-reader.ts'
import { readCalendar } from './ics-reading.ts'

const wishes = { home: 'Europe/Paris', before: '2032-01-01', from: '2026-11-26' }
const tenMegabytes = 10 * 1_048_576

const calendar = (body: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${body}\r\nEND:VCALENDAR\r\n`
/** What is honest, behind what is not. */
const good = 'BEGIN:VEVENT\r\nUID:good\r\nDTSTART:20261224T190000\r\nSUMMARY:Veillée\r\nEND:VEVENT\r\n'
const event = (uid: number | string, ...lines: string[]) =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20261128T203000\r\nSUMMARY:Bal ${uid}\r\n${lines.map((line) => `${line}\r\n`).join('')}END:VEVENT\r\n`
const filled = (piece: (at: number) => string): string => {
  const pieces: string[] = []
  for (let length = 0, at = 0; length < tenMegabytes; at++) {
    const next = piece(at)
    pieces.push(next)
    length += next.length
  }
  return pieces.join('')
}

async function read(text: string | Buffer): Promise<IcsReading & { seconds: number }> {
  const began = performance.now()
  const reading = await readCalendar(typeof text === 'string' ? Buffer.from(text) : text, wishes)
  const seconds = (performance.now() - began) / 1_000
  if (typeof reading === 'string') throw new Error(reading)
  expect(seconds).toBeLessThan(20)
  return { ...reading, seconds }
}
const counted = ({ leftOut }: IcsReading) =>
  Object.fromEntries([...Map.groupBy(leftOut.first, ({ reason }) => reason)].map(([reason, those]) => [reason, those.length]))

describe('ten megabytes', () => {
  it('of entries', async () => {
    const reading = await read(calendar(filled((at) => event(at, `DESCRIPTION:${'la '.repeat(60)}`)) + good))
    expect(reading.entries).toHaveLength(3_000)
    expect(reading.complete).toBe(false)
    expect(reading.leftOut.first).toHaveLength(200)
    expect(counted(reading)).toEqual({ too_many: 200 })
  }, 60_000)

  it('of endless rules: by the second, by the day, and slow ones', async () => {
    const rules = [
      'FREQ=SECONDLY',
      'FREQ=DAILY',
      'FREQ=MINUTELY;BYHOUR=3',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYDAY=53MO;BYWEEKNO=53',
    ]
    const reading = await read(calendar(good + filled((at) => event(at, `RRULE:${rules[at % rules.length]}`))))
    expect(reading.entries[0]?.uid).toBe('good')
    expect(reading.entries.length).toBeGreaterThan(1)
    expect(counted(reading)).toMatchObject({ rule_too_often: expect.any(Number) })
  }, 60_000)

  it('of one line, folded at each letter', async () => {
    const reading = await read(calendar(event('bomb', `DESCRIPTION:${filled(() => 'a\r\n ')}`) + good))
    expect(reading.entries.map(({ uid }) => uid)).toEqual(['bomb', 'good'])
    expect(counted(reading)).toEqual({ line_too_long: 1, text_cut: 1 })
  }, 60_000)

  it('of folds without anything between', async () => {
    const reading = await read(calendar(event('bomb', `DESCRIPTION:a${filled(() => '\r\n ')}`) + good))
    expect(reading.entries.map(({ uid }) => uid)).toEqual(['bomb', 'good'])
  }, 60_000)

  it('of alarms in one entry, and of boxes in boxes that never end', async () => {
    const alarms = await read(calendar(event('bomb', filled(() => 'BEGIN:VALARM\r\nTRIGGER:-PT1H\r\nEND:VALARM\r\n').trimEnd()) + good))
    expect(alarms.entries.map(({ uid }) => uid)).toEqual(['bomb', 'good'])
    const boxes = await read(calendar(event('bomb', filled(() => 'BEGIN:X-BOX\r\n').trimEnd()) + good))
    expect(boxes.entries.map(({ uid }) => uid)).toEqual(['bomb', 'good'])
  }, 60_000)

  it('of dates left out one by one, and of one entry told again and again', async () => {
    const dates = await read(calendar(event('bomb', 'RRULE:FREQ=DAILY', filled(() => 'EXDATE:20261128T203000\r\n').trimEnd()) + good))
    expect(counted(dates)).toEqual({ too_large: 1 })
    const again = await read(calendar(filled(() => event('bomb')) + good))
    expect(again.entries.map(({ uid }) => uid)).toContain('bomb')
    expect(counted(again)).toEqual({ twice: 199, too_many: 1 })
  }, 60_000)

  it('of descriptions that are pages, and slow to read', async () => {
    const page = `DESCRIPTION:${'<div><b>x</b>'.repeat(150)}`
    const reading = await read(calendar(good + filled((at) => event(at, page))))
    expect(reading.entries).toHaveLength(3_000)
    expect(reading.entries[0]?.uid).toBe('good')
  }, 60_000)

  it('of nothing: NULs, no end of a line, a page of boxes', async () => {
    expect(await readCalendar(Buffer.alloc(tenMegabytes), wishes)).toBe('not_a_calendar')
    expect(await readCalendar(Buffer.alloc(tenMegabytes, 'A'), wishes)).toBe('not_a_calendar')
    const page = await read(
      calendar(event('bomb', `DESCRIPTION:${'<div>'.repeat(12_000)}`) + event('nuls', `LOCATION:${'\0'.repeat(60_000)}`) + good),
    )
    expect(page.entries.map(({ uid, place }) => [uid, place])).toEqual([
      ['bomb', null],
      ['nuls', null],
      ['good', null],
    ])
  }, 60_000)

  it('of zones, each with rules of its own', async () => {
    const zone = (at: number) =>
      `BEGIN:VTIMEZONE\r\nTZID:Z${at}\r\nBEGIN:STANDARD\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n`
    const reading = await read(calendar(good + filled(zone)))
    expect(reading.entries.map(({ uid }) => uid)).toEqual(['good'])
  }, 60_000)
})

it('more than twelve megabytes are not looked at', async () => {
  expect(await readCalendar(Buffer.alloc(12 * 1_048_576 + 1), wishes)).toBe('too_large')
  expect(await readCalendar(Buffer.alloc(0), wishes)).toBe('empty')
})
