import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { lettersWanted } from '../../lib/letters.ts'
import { isForPage, patience } from '../../lib/page-keys.ts'
import { placesFor } from './places.ts'

/** Macs have another key for commands. */
export const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

/** The keys that work everywhere: Ctrl/⌘ K, ?, and g then a letter. */
export const useKeys = () => {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const [met, setMet] = useState({ palette: false, keys: false })
  if (open && !met[open]) setMet({ ...met, [open]: true })
  const me = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    let goingUntil = 0
    const press = (event: KeyboardEvent) => {
      if (isCommand(event, 'k')) {
        event.preventDefault()
        setOpen((now) => (now === 'palette' ? null : 'palette'))
        return
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isForPage(event) || !lettersWanted()) return
      const going = Date.now() < goingUntil
      goingUntil = event.key === 'g' && !going ? Date.now() + patience : 0
      if (event.key === '?') setOpen('keys')
      const place = going && placesFor(me).find(({ letter }) => letter === event.key)
      if (!place) return
      event.preventDefault()
      void navigate(place.path)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [me, navigate])
  return {
    open,
    /** What has been opened once stays in the page, so that it can close gracefully. */
    met,
    openPalette: () => setOpen('palette'),
    openKeys: () => setOpen('keys'),
    close: () => setOpen(null),
  }
}

const isCommand = (event: KeyboardEvent, key: string) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === key
