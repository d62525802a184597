import { type CSSProperties, useEffect, useState } from 'react'
import { wallNow } from '../../../lib/dates.ts'
import { daysOf, minutesAfter } from './evenings.ts'
import classes from './hours-grid.module.css'

interface NowLineProps {
  days: readonly string[]
  /** The hours that are drawn. */
  first: number
  last: number
}

/** Where we are; a little after midnight it is still the evening before. */
export function NowLine({ days, first, last }: NowLineProps) {
  const [now, setNow] = useState(() => wallNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(wallNow()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const today = daysOf({ allDay: false, starts: now, ends: now }).first
  const column = days.indexOf(today)
  const hour = minutesAfter(today, now) / 60
  if (column < 0 || hour < first || hour > last) return null
  return <div className={classes.now} style={{ '--column': column, '--from': hour - first } as CSSProperties} aria-hidden="true" />
}
