import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type Entry, writeCalendar } from './ical.ts'

const entry: Entry = {
  uid: '01a2-nuit',
  sequence: 3,
  title: 'Nuit du court ; « Chevalement », suite',
  description: 'Portes à 20 h.\nEntrée, 6 €',
  place: 'Le Fil, grande salle',
  kind: 'show',
  address: 'https://pole.example/evenements/01a2',
  createdAt: new Date('2026-10-01T10:00:00Z'),
  changedAt: new Date('2026-11-01T10:00:00Z'),
  standing: 'sure',
  allDay: false,
  starts: '2026-11-28T20:30',
  ends: '2026-11-29T01:00',
  timeZone: 'Europe/Paris',
  recurrence: null,
  overrides: [],
}

/** As another program reads it. */
const read = (text: string) => {
  const calendar = ICAL.Component.fromString(text)
  const zones = calendar.getAllSubcomponents('vtimezone')
  for (const zone of zones) ICAL.TimezoneService.register(zone)
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  return { calendar, zones, events }
}
const said = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar for other programs', () => {
  it('says what, when, where and the page that tells more', () => {
    const text = writeCalendar('Le pôle', 'fr', [entry])
    const { events, zones } = read(text)
    const [event] = events
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(['Europe/Paris'])
    expect(event?.summary).toBe(entry.title)
    expect(event?.location).toBe(entry.place)
    expect(event?.description).toBe(`${entry.description}\n\n${entry.address}`)
    expect([event?.startDate.toJSDate().toISOString(), event?.endDate.toJSDate().toISOString()]).toEqual([
      '2026-11-28T19:30:00.000Z',
      '2026-11-29T00:00:00.000Z',
    ])
    expect(said(text)).toEqual(
      expect.arrayContaining([
        'DTSTART;TZID=Europe/Paris:20261128T203000',
        'DTEND;TZID=Europe/Paris:20261129T010000',
        'UID:01a2-nuit',
        'SEQUENCE:3',
        'STATUS:CONFIRMED',
        'TRANSP:OPAQUE',
        'DTSTAMP:20261101T100000Z',
        'CATEGORIES:Représentation',
        'METHOD:PUBLISH',
        'X-WR-CALNAME:Le pôle',
      ]),
    )
  })

  it('folds its lines at 75 bytes and ends them as RFC 5545 section 3.1 has it', () => {
    const text = writeCalendar('Le pôle', 'fr', [{ ...entry, title: 'É'.repeat(200) }])
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(read(text).events[0]?.summary).toBe('É'.repeat(200))
  })

  it('takes nothing that somebody wrote for a line of its own', () => {
    const text = writeCalendar('Le pôle', 'fr', [
      { ...entry, title: 'Bal\r\nATTENDEE:mailto:mallory@example.org', place: 'Ici\nSTATUS:CANCELLED' },
    ])
    expect(said(text).some((line) => line.startsWith('ATTENDEE') || line === 'STATUS:CANCELLED')).toBe(false)
  })

  it('gives whole days as dates, that take nobody’s time', () => {
    const text = writeCalendar('Le pôle', 'fr', [{ ...entry, allDay: true, starts: '2026-11-23', ends: '2026-11-28' }])
    expect(said(text)).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261128', 'TRANSP:TRANSPARENT']))
    expect(read(text).zones).toEqual([])
  })

  it('tells an option, and what does not take place', () => {
    expect(said(writeCalendar('Le pôle', 'fr', [{ ...entry, standing: 'option' }]))).toContain('STATUS:TENTATIVE')
    expect(said(writeCalendar('Le pôle', 'fr', [{ ...entry, standing: 'cancelled' }]))).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']),
    )
  })

  it('lets a series come again, with its exceptions, as the other program works it out', () => {
    const series: Entry = {
      ...entry,
      starts: '2027-03-23T20:30',
      ends: '2027-03-23T22:00',
      recurrence: { text: 'FREQ=WEEKLY;COUNT=4', added: ['2027-04-25T15:00'], leftOut: ['2027-04-06T20:30'] },
      overrides: [
        {
          original: '2027-03-30T20:30',
          standing: 'sure',
          allDay: false,
          starts: '2027-03-31T19:00',
          ends: '2027-03-31T21:00',
          timeZone: 'Europe/Paris',
        },
        {
          original: '2027-04-13T20:30',
          standing: 'cancelled',
          allDay: false,
          starts: '2027-04-13T20:30',
          ends: '2027-04-13T22:00',
          timeZone: 'Europe/Paris',
        },
      ],
    }
    const { events } = read(writeCalendar('Le pôle', 'fr', [series]))
    const [master, ...exceptions] = events
    if (!master) throw new Error('There is no event.')
    for (const exception of exceptions) master.relateException(exception)
    const dates: string[] = []
    const each = master.iterator()
    for (let next = each.next(); next && dates.length < 20; next = each.next()) {
      const { item, startDate } = master.getOccurrenceDetails(next)
      dates.push(`${startDate.toJSDate().toISOString()} ${item.component.getFirstPropertyValue('status')}`)
    }
    expect(dates).toEqual([
      '2027-03-23T19:30:00.000Z CONFIRMED',
      '2027-03-31T17:00:00.000Z CONFIRMED',
      '2027-04-13T18:30:00.000Z CANCELLED',
      '2027-04-25T13:00:00.000Z CONFIRMED',
    ])
  })
})
