import { useSyncExternalStore } from 'react'

const print = matchMedia('print')
const subscribe = (listener: () => void) => {
  print.addEventListener('change', listener)
  return () => print.removeEventListener('change', listener)
}

/** The page is being printed: what has come is drawn, whether it is in view or not. */
export const usePaper = () => useSyncExternalStore(subscribe, () => print.matches)
