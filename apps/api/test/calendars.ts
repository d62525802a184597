/** Calendars as other programs write them, for tests. */

/** @param lines of one entry */
export const entry = (uid: string, title: string, starts: string, ...lines: string[]): string =>
  ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${title}`, `DTSTART;TZID=Europe/Paris:${starts}`, 'DURATION:PT2H', ...lines, 'END:VEVENT'].join(
    '\r\n',
  )

export const calendarOf = (...entries: string[]): Buffer =>
  Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:La Comète\r\n${entries.join('\r\n')}\r\nEND:VCALENDAR\r\n`)
