import { useEffect, useRef } from 'react'
import { lettersWanted } from './letters.ts'

/** How long a g waits for the letter of a place, in milliseconds: that letter is nothing else. */
export const patience = 1500

/** What lies over the page, and has keys of its own. */
const above = '[role=dialog], [role=menu]'

/** Whether a key is for the page: not for what is being written, nor for what is open over it, even where this very key closes that. */
export const isForPage = ({ target }: KeyboardEvent): boolean =>
  !(target instanceof HTMLElement && (target.isContentEditable || target.closest(`input, textarea, select, ${above}`) !== null))

/**
 * Keys of a page, by their names (`KeyboardEvent.key`). Letters can be turned off; Escape is for what is open over the page, wherever the focus is,
 * and only then for the page.
 */
export const usePageKeys = (acts: readonly (readonly [key: string, act: () => void])[]): void => {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    let goingUntil = 0
    let covered = false
    // Before anybody acts: by the time the page hears the key, what it closes may be gone.
    const look = () => {
      covered = document.querySelector(above) !== null
    }
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isForPage(event)) return
      const going = Date.now() < goingUntil
      goingUntil = event.key === 'g' && !going ? Date.now() + patience : 0
      const act = latest.current.find(([key]) => key === event.key)?.[1]
      if (!act || going || (event.key.length === 1 && !lettersWanted()) || (event.key === 'Escape' && covered)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', look, { capture: true })
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', look, { capture: true })
      window.removeEventListener('keydown', press)
    }
  }, [])
}
