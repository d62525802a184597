import { useRef, useState } from 'react'

/** One thing to do, where nothing else is on the page: its state, and never twice at a time. */
export const useAct = <A extends unknown[], T>(act: (...given: A) => Promise<T>) => {
  const [state, setState] = useState<{ pending: boolean; error: Error | null }>({ pending: false, error: null })
  const busy = useRef(false)
  const run = async (onDone: (answer: T) => void, ...given: A) => {
    if (busy.current) return
    busy.current = true
    setState({ pending: true, error: null })
    try {
      const answer = await act(...given)
      setState({ pending: false, error: null })
      onDone(answer)
    } catch (error) {
      setState({ pending: false, error: error as Error })
    } finally {
      busy.current = false
    }
  }
  return { ...state, run }
}
