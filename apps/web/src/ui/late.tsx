import { type ReactNode, useEffect, useState } from 'react'

const patience = 150

/** Shows its content only when the wait is long enough to be felt. */
export const Late = ({ children }: { children: ReactNode }) => {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return late ? children : null
}
