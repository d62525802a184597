import { useSyncExternalStore } from 'react'
import { createBus } from '../lib/bus.ts'
import { ago, fullDate, moment, shortMoment } from '../lib/dates.ts'

interface WhenProps {
  /** An instant. */
  at: string
  /** « il y a 12 min » rather than « 10 h 56 ». */
  relative?: boolean
  /** Where room is short: the day without its hour, unless it is today. */
  short?: boolean
  className?: string
}

/** An instant as people say it, with the whole date on hover; one clock keeps all of them true. */
export const When = ({ at, relative = false, short = false, className }: WhenProps) => {
  const now = useNow(at)
  return (
    <time dateTime={at} title={fullDate(at)} className={className}>
      {relative ? ago(at, now) : short ? shortMoment(at, now) : moment(at, now)}
    </time>
  )
}

/** The same words, for a sentence. */
export const useWhenWords = (at: string): string => moment(at, useNow(at))

/** What has just happened may be younger than the clock's last tick: it is now, not tomorrow. */
const useNow = (at: string) => {
  const minute = useSyncExternalStore(everyMinute, () => currentMinute)
  const written = Date.parse(at)
  return new Date(Math.abs(written - minute) < 90_000 ? Math.max(minute, written) : minute)
}

let currentMinute = Date.now()
const ticks = createBus<void>()
let listeners = 0
let timer: ReturnType<typeof setInterval> | undefined

const tick = () => {
  currentMinute = Date.now()
  ticks.publish()
}

const everyMinute = (listener: () => void) => {
  const stop = ticks.subscribe(listener)
  listeners += 1
  timer ??= setInterval(tick, 60_000)
  return () => {
    stop()
    listeners -= 1
    if (listeners > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
