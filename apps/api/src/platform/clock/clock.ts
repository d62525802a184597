import { Temporal } from 'temporal-polyfill'

/** The only source of "now"; tests set it. */
export interface Clock {
  now(): Date
  /** Today's date where the cluster is: `2026-11-23`. */
  today(): string
  /** The day that an instant belongs to, where the cluster is. */
  dayOf(instant: Date): string
  /** The instant with which a day begins, where the cluster is. */
  startOf(day: string): Date
  /** The zone that the cluster lives in (IANA name). */
  zone(): string
  /** It lives in this one from now on. */
  settle(zone: string): void
}

/** Where a cluster lives unless it says otherwise: days begin and end there, whatever the zone of the server. */
export const clusterZone = 'Europe/Paris'

const dayOf = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** @param now where the time comes from */
const createClock = (now: () => Date): Clock => {
  let zone: string = clusterZone
  let shown = { day: '', minute: Number.NaN }
  return {
    now,
    today: () => {
      const instant = now()
      // Every request asks. Days begin with a minute, in every zone that there is.
      const minute = Math.floor(instant.getTime() / 60_000)
      if (minute !== shown.minute) shown = { day: dayOf(instant, zone), minute }
      return shown.day
    },
    dayOf: (instant) => dayOf(instant, zone),
    startOf: (day) => new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds),
    zone: () => zone,
    settle: (chosen) => {
      zone = chosen
      shown = { day: '', minute: Number.NaN }
    },
  }
}

/** The clock of this machine. */
export const systemClock = (): Clock => createClock(() => new Date())

/** A clock that stands still until it is moved. */
export const stoppedClock = (start: Date): Clock & { moveBy(milliseconds: number): void } => {
  let time = start.getTime()
  return {
    ...createClock(() => new Date(time)),
    moveBy: (milliseconds) => {
      time += milliseconds
    },
  }
}
