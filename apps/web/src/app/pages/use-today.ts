import { useEffect, useState } from 'react'
import { dayOf } from '../../lib/dates.ts'

/** The day it is, also after a page has stayed open over midnight: `2026-11-23`. */
export const useToday = (): string => {
  const [today, setToday] = useState(() => dayOf(new Date()))
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOf(new Date())), 60_000)
    return () => clearInterval(timer)
  }, [])
  return today
}
