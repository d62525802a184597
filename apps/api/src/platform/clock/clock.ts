import { Temporal } from 'temporal-polyfill'

/** The only source of "now"; tests set it. */
export interface Clock {
  now(): Date
  /** Today's date where the cluster is: `2026-11-23`. */
  today(): string
}

/** Where the cluster lives: days begin and end there, whatever the zone of the server. */
export const clusterZone = 'Europe/Paris'

const dayOf = (instant: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(clusterZone).toPlainDate().toString()

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
}

/** A clock that stands still until it is moved. */
export const stoppedClock = (start: Date): Clock & { moveBy(milliseconds: number): void } => {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    today: () => dayOf(new Date(time)),
    moveBy: (milliseconds) => {
      time += milliseconds
    },
  }
}
