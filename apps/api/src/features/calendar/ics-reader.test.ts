import { describe, expect, it } from 'vitest'
import { writeCalendar } from './ical.ts'
import { type IcsReading, readIcs } from './ics-reader.ts'

const wishes = { home: 'Europe/Paris', before: '2032-01-01', from: null }

const calendar = (...components: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//\r\n${components.join('\r\n')}\r\nEND:VCALENDAR\r\n`
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const read = (text: string | Uint8Array, others: object = {}): IcsReading => {
  const reading = readIcs(typeof text === 'string' ? Buffer.from(text) : text, { ...wishes, ...others })
  if (!reading) throw new Error('This is no calendar.')
  return reading
}
const reasons = ({ leftOut }: IcsReading) => leftOut.first.map(({ reason }) => reason)
const one = (...lines: string[]) => {
  const reading = read(calendar(event('UID:1', 'SUMMARY:Bal', ...lines)))
  const [entry] = reading.entries
  if (!entry) throw new Error(`It did not come: ${reasons(reading).join()}`)
  return entry
}

describe('calendars of other programs', () => {
  it('of Google: instants, a series with a moved and a cancelled date, a page for a description', () => {
    const { name, entries, leftOut } = read(
      calendar(
        'X-WR-CALNAME:Le Fil\r\nX-WR-TIMEZONE:Europe/Paris\r\nX-WR-CALDESC:',
        'BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nX-LIC-LOCATION:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE',
        event(
          'DTSTART:20261128T193000Z',
          'DTEND:20261129T000000Z',
          'DTSTAMP:20261101T101010Z',
          'UID:5abc@google.com',
          'DESCRIPTION:<b>Entrée</b> à partir de 20h<br><a href="https://lefil.com/bal">le\\n  programme</a>',
          'LOCATION:Le Fil\\, 20 Bd Thiers\\, 42000 Saint-Étienne\\, France',
          'SEQUENCE:2',
          'STATUS:CONFIRMED',
          'SUMMARY:Bal des Noctambules',
          'TRANSP:OPAQUE',
        ),
        event(
          'DTSTART;TZID=Europe/Paris:20260901T180000',
          'DTEND;TZID=Europe/Paris:20260901T200000',
          'RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20260930T215959Z;BYDAY=TU',
          'EXDATE;TZID=Europe/Paris:20260908T180000',
          'UID:rep@google.com',
          'SUMMARY:Répétition',
        ),
        event(
          'DTSTART;TZID=Europe/Paris:20260916T180000',
          'DTEND;TZID=Europe/Paris:20260916T200000',
          'UID:rep@google.com',
          'RECURRENCE-ID;TZID=Europe/Paris:20260915T180000',
          'SUMMARY:Répétition',
        ),
        event(
          'DTSTART;TZID=Europe/Paris:20260922T180000',
          'DTEND;TZID=Europe/Paris:20260922T200000',
          'UID:rep@google.com',
          'RECURRENCE-ID:20260922T160000Z',
          'STATUS:CANCELLED',
          'SUMMARY:Répétition',
        ),
      ),
    )
    expect(leftOut.first).toEqual([])
    expect(name).toBe('Le Fil')
    expect(entries[0]).toMatchObject({
      uid: '5abc@google.com',
      sequence: 2,
      title: 'Bal des Noctambules',
      place: 'Le Fil, 20 Bd Thiers, 42000 Saint-Étienne, France',
      time: { allDay: false, starts: '2026-11-28T20:30', ends: '2026-11-29T01:00', timeZone: 'Europe/Paris' },
      rule: null,
    })
    expect(entries[0]?.description).toContain('**Entrée** à partir de 20h')
    expect(entries[0]?.description).toContain('(<https://lefil.com/bal>)')
    expect(entries[1]).toMatchObject({
      dates: ['2026-09-01T18:00', '2026-09-15T18:00', '2026-09-22T18:00', '2026-09-29T18:00'],
      overrides: [
        { original: '2026-09-15T18:00', starts: '2026-09-16T18:00', cancelled: false },
        { original: '2026-09-22T18:00', starts: '2026-09-22T18:00', cancelled: true },
      ],
    })
  })

  it('of Outlook: names of zones that Windows has, quoted or not, zones of its own making, and letters of Windows', () => {
    const zone = (name: string) =>
      `BEGIN:VTIMEZONE\r\nTZID:${name}\r\nBEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE`
    const at = (uid: string, head: string) =>
      event(`UID:${uid}`, `DTSTART;${head}:20261128T203000`, 'DURATION:PT2H', 'SUMMARY;LANGUAGE=fr:Réunion à La Comète')
    const text = calendar(
      zone('Customized Time Zone'),
      at('1', 'TZID=Romance Standard Time'),
      at('2', 'TZID="(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"'),
      at('3', 'TZID=(UTC+01:00) Brussels, Copenhagen, Madrid, Paris'),
      at('4', 'TZID=Customized Time Zone'),
      at('5', 'TZID=GMT Standard Time'),
      at('6', 'TZID=Heure de chez nous'),
    )
    const reading = read(Buffer.from(text, 'latin1'))
    expect(reading.entries.map(({ uid, time, title }) => [uid, time.timeZone, title])).toEqual([
      ['1', 'Europe/Paris', 'Réunion à La Comète'],
      ['2', 'Europe/Paris', 'Réunion à La Comète'],
      ['3', 'Europe/Paris', 'Réunion à La Comète'],
      ['4', 'Europe/Paris', 'Réunion à La Comète'],
      ['5', 'Europe/London', 'Réunion à La Comète'],
    ])
    expect(reading.leftOut.first.filter(({ reason }) => reason === 'zone_guessed').map(({ line }) => line)).toHaveLength(3)
    expect(reasons(reading)).toContain('unknown_zone')
    expect(reasons(reading)).toContain('letters_guessed')
  })

  it('of Apple: an alarm within, folds in the middle of a letter, a date of its own', () => {
    const folded = Buffer.from(`SUMMARY:Fête de l’été à La Fabrique`)
    const at = folded.indexOf(0xe2) + 1
    const bytes = Buffer.concat([
      Buffer.from('BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:A\nDTSTART;VALUE=DATE:20260620\nDTEND;VALUE=DATE:20260622\n'),
      folded.subarray(0, at),
      Buffer.from('\n '),
      folded.subarray(at),
      Buffer.from(
        '\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="Rue: 1, 2":geo:45.4,4.3\nBEGIN:VALARM\nSUMMARY:Non\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR',
      ),
    ])
    expect(read(bytes).entries).toMatchObject([
      { title: 'Fête de l’été à La Fabrique', time: { allDay: true, starts: '2026-06-20', ends: '2026-06-22' } },
    ])
  })

  it('of Nextcloud and Thunderbird: names of zones with what made them in front, privacy, tasks', () => {
    const reading = read(
      calendar(
        event(
          'UID:1',
          'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20261128T203000',
          'DTEND;TZID=Europe/London:20261128T213000',
          'SUMMARY:Montage',
        ),
        event('UID:2', 'DTSTART:20261128T203000', 'SUMMARY:Médecin', 'CLASS:PRIVATE'),
        'BEGIN:VTODO\r\nUID:3\r\nSUMMARY:Acheter du scotch\r\nEND:VTODO',
      ),
    )
    expect(reading.entries).toMatchObject([{ time: { starts: '2026-11-28T20:30', ends: '2026-11-28T22:30', timeZone: 'Europe/Paris' } }])
    expect(reading.leftOut.first).toEqual([
      { line: expect.any(Number), title: '', reason: 'private' },
      { line: expect.any(Number), title: 'Acheter du scotch', reason: 'not_an_event' },
    ])
  })

  it('of a venue’s website: signs of pages in titles, lines that were broken', () => {
    const { entries, leftOut } = read(
      calendar(
        event(
          'DTSTART;TZID=Europe/Paris:20261203T203000',
          'DTEND;TZID=Europe/Paris:20261203T233000',
          'UID:1234-1764787800-1764798600@www.lefil.com',
          'SUMMARY:L&#8217;Été &amp; la nuit',
          'DESCRIPTION:Première partie\\nTarif plein : 12 €',
          'Tarif réduit',
          'URL:https://www.lefil.com/evenement/ete/',
        ),
      ),
    )
    expect(entries).toMatchObject([
      { title: 'L’Été & la nuit', url: 'https://www.lefil.com/evenement/ete/', description: 'Première partie\\\nTarif plein : 12 €' },
    ])
    expect(leftOut.first.map(({ reason }) => reason)).toEqual(['line_unreadable'])
  })

  it('of our own', () => {
    const time = { allDay: false, starts: '2026-11-24T18:00', ends: '2026-11-24T20:00', timeZone: 'Europe/Paris' }
    const at = new Date('2026-11-01T10:00:00Z')
    const rest = {
      sequence: 3,
      place: 'La Cave',
      kind: 'residency' as const,
      address: 'https://navette.example/evenements/1',
      createdAt: at,
      changedAt: at,
    }
    const recurrence = { text: 'FREQ=WEEKLY;COUNT=3', added: [], leftOut: ['2026-12-01T18:00'] }
    const entry = {
      uid: 'x',
      title: 'Chantier; ouvert, ou presque',
      description: 'a\nb',
      standing: 'sure' as const,
      recurrence,
      overrides: [],
      ...rest,
      ...time,
    }
    expect(read(writeCalendar('Pôle', 'fr', [entry])).entries).toMatchObject([
      {
        uid: 'x',
        title: 'Chantier; ouvert, ou presque',
        kind: 'residency',
        place: 'La Cave',
        time,
        dates: ['2026-11-24T18:00', '2026-12-08T18:00'],
      },
    ])
  })
})

describe('times', () => {
  it.each([
    ['a length', ['DTSTART;TZID=Europe/Paris:20261128T203000', 'DURATION:P1DT1H30M'], '2026-11-29T22:00'],
    ['no end', ['DTSTART;TZID=Europe/Paris:20261128T203000'], '2026-11-28T21:30'],
    ['a day without an end', ['DTSTART;VALUE=DATE:20261128'], '2026-11-29'],
    ['a day that is not said to be one, ending when it begins', ['DTSTART:20261128', 'DTEND:20261128'], '2026-11-29'],
    ['hours without a zone', ['DTSTART:20261128T203000', 'DTEND:20261128T220000'], '2026-11-28T22:00'],
    ['hours over the night in which clocks change', ['DTSTART;TZID=Europe/Paris:20261024T230000', 'DURATION:PT5H'], '2026-10-25T03:00'],
  ])('%s', (_, lines, ends) => {
    expect(one(...lines).time).toMatchObject({ ends })
  })

  it.each([
    ['no_start', []],
    ['date_unreadable', ['DTSTART:20261399T203000']],
    ['date_unreadable', ['DTSTART:demain']],
    ['date_unreadable', ['DTSTART:00010101']],
    ['ends_before_start', ['DTSTART:20261128T203000', 'DTEND:20261128T193000']],
    ['too_long', ['DTSTART:20261128', 'DTEND:20291128']],
    ['rule_unreadable', ['DTSTART:20261128', 'RRULE:FREQ=SOMETIMES']],
    ['rule_unreadable', ['DTSTART:20261128', 'RRULE:FREQ=DAILY;INTERVAL=0']],
    ['rule_too_often', ['DTSTART:20261128T203000', 'RRULE:FREQ=SECONDLY']],
    ['rule_too_often', ['DTSTART:20261128T203000', 'RRULE:FREQ=DAILY;BYSECOND=0,1,2']],
    ['no_date_left', ['DTSTART:20261128T203000', 'RRULE:FREQ=DAILY;COUNT=1', 'EXDATE:20261128T203000']],
  ])('it is said that one is %s', (reason, lines) => {
    expect(reasons(read(calendar(event('UID:1', 'SUMMARY:Bal', ...lines))))).toEqual([reason])
  })

  it('leave a date out by its day, and add others', () => {
    const { dates } = one(
      'DTSTART:20261128T203000',
      'RRULE:FREQ=DAILY;COUNT=3',
      'EXDATE;VALUE=DATE:20261129',
      'RDATE;VALUE=PERIOD:20261224T100000/PT1H',
    )
    expect(dates).toEqual(['2026-11-28T20:30', '2026-11-30T20:30', '2026-12-24T10:00'])
  })

  it('of a series that is older than can be laid out are the last ones', () => {
    const { dates, time, rule } = one('DTSTART:20150105T100000', 'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR')
    expect(dates).toHaveLength(2_000)
    expect(dates.at(-1)).toBe('2031-12-31T10:00')
    expect(time.starts).toBe(dates[0])
    expect(rule?.text).toBe('FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR')
  })
})

describe('what is broken takes nothing else with it', () => {
  it('entries without an end, within each other, or standing twice', () => {
    const reading = read(
      calendar(
        'BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261128T203000\r\nSUMMARY:Sans fin',
        event('UID:2', 'DTSTART:20261128T203000', 'SUMMARY:Ancien', 'SEQUENCE:1'),
        event('UID:2', 'DTSTART:20261129T203000', 'SUMMARY:Nouveau', 'SEQUENCE:2'),
        event('UID:3', 'DTSTART:20261128T203000', 'SUMMARY:'),
        'BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20261128T203000\r\nSUMMARY:Coupé',
      ).replace('END:VCALENDAR', ''),
    )
    expect(reading.entries.map(({ title }) => title)).toEqual(['Nouveau'])
    expect(reading.leftOut.first.map(({ title, reason }) => [title, reason])).toEqual([
      ['Sans fin', 'unfinished'],
      ['Ancien', 'twice'],
      ['', 'no_title'],
      ['Coupé', 'unfinished'],
    ])
    expect(reading.uids).toEqual(['1', '2', '2', '3', '4'])
  })

  it('a page of the web, a picture, nothing at all', () => {
    for (const text of ['<!doctype html><title>Connexion</title>', '\x89PNG\r\n', ' ', 'BEGIN:VCARD\r\nEND:VCARD'])
      expect(readIcs(Buffer.from(text, 'latin1'), wishes)).toBeNull()
  })

  it('signs that nobody sees', () => {
    expect(read(calendar(event('UID:1', 'DTSTART:20261128', 'SUMMARY:Bal\0 \u202epop'))).entries).toMatchObject([{ title: 'Bal pop' }])
  })

  it('UTF-16, a mark in front, ends of lines of old Macintoshes', () => {
    const text = calendar(event('UID:1', 'DTSTART:20261128', 'SUMMARY:Été'))
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf8'),
      Buffer.from(text.replaceAll('\r\n', '\r')),
    ])
      expect(read(bytes).entries).toMatchObject([{ title: 'Été' }])
  })

  it('what is over is counted where it is not asked for', () => {
    const text = calendar(
      event('UID:1', 'DTSTART:20200101', 'SUMMARY:Passé'),
      event('UID:2', 'DTSTART:20200101T100000', 'RRULE:FREQ=DAILY;COUNT=5', 'SUMMARY:Passés'),
      event('UID:3', 'DTSTART:20200101T100000', 'RRULE:FREQ=YEARLY', 'SUMMARY:Chaque année'),
    )
    const reading = read(text, { from: '2026-11-26' })
    expect([reading.over, reading.entries.map(({ uid }) => uid)]).toEqual([2, ['3']])
  })
})
