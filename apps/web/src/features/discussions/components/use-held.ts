import { useCallback, useMemo, useState } from 'react'

/**
 * The numbers whose rows must stay however far one scrolls: where a text is written, where the keyboard stands, where something can still be
 * undone for a moment.
 */
export const useHeld = (editing: number | undefined) => {
  const [waiting, setWaiting] = useState<readonly number[]>([])
  const [focused, focus] = useState<number | null>(null)
  const hold = useCallback((number: number) => {
    setWaiting((known) => [...known, number])
    return () => setWaiting((known) => known.filter((each) => each !== number))
  }, [])
  const held = useMemo(
    () => [...new Set([...waiting, ...(editing === undefined ? [] : [editing]), ...(focused === null ? [] : [focused])])],
    [waiting, editing, focused],
  )
  return { held, hold, focus }
}
