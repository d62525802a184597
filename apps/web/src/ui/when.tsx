import { useSyncExternalStore } from 'react'
import { createBus } from '../lib/bus.ts'
import { ago, fullDate, moment } from '../lib/dates.ts'

interface WhenProps {
  /** An instant. */
  at: string
  /** « il y a 12 min » rather than « 10 h 56 ». */
  relative?: boolean
  className?: string
}

/** An instant as people say it, with the whole date on hover; one clock keeps all of them true. */
export const When = ({ at, relative = false, className }: WhenProps) => {
  const minute = useSyncExternalStore(everyMinute, () => currentMinute)
  // What has just happened may be younger than the clock's last tick: it is now, not tomorrow.
  const written = Date.parse(at)
  const now = new Date(Math.abs(written - minute) < 90_000 ? Math.max(minute, written) : minute)
  return (
    <time dateTime={at} title={fullDate(at)} className={className}>
      {relative ? ago(at, now) : moment(at, now)}
    </time>
  )
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
