/** Where somebody stood in a thread: at its end, or so many pixels above a message. */
export type Standpoint = 'end' | { number: number; air: number }

const store = 'navette.standpoints'
/** Enough for a long walk back. */
const most = 100

/** Where one stood on each page of the browser's history: it comes back with the page, and a page that is opened anew has none. */
const standpoints = new Map<string, Standpoint>(recall())

export const standpointOf = (page: string): Standpoint | undefined => standpoints.get(page)

export const keepStandpoint = (page: string, standpoint: Standpoint): void => {
  standpoints.delete(page)
  standpoints.set(page, standpoint)
}

/** For this tab alone, and for when the browser threw the document away behind another site or another tab. A page that is loaded anew knows nothing. */
function recall(): [string, Standpoint][] {
  addEventListener('pagehide', () => {
    try {
      sessionStorage.setItem(store, JSON.stringify([...standpoints].slice(-most)))
    } catch {
      // No room, or forbidden: whoever comes back begins at what is new.
    }
  })
  const [loading] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const discarded = 'wasDiscarded' in document && document.wasDiscarded === true
  if (loading?.type !== 'back_forward' && !discarded) return []
  try {
    return JSON.parse(sessionStorage.getItem(store) ?? '[]')
  } catch {
    return []
  }
}
