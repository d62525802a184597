import { useRef, useState } from 'react'

/**
 * Who is chosen, by id. Held with Shift, a click reaches from the last one to this one.
 *
 * @param shown the ids on the screen, in their order
 */
export const useChoice = (shown: readonly string[]) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const toggle = (id: string, reach: boolean) => {
    const [from, to] = [shown.indexOf(last.current ?? ''), shown.indexOf(id)]
    const ids = reach && from >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
    const add = !chosen.has(id)
    last.current = id
    setChosen((known) => {
      const next = new Set(known)
      for (const each of ids) {
        if (add) next.add(each)
        else next.delete(each)
      }
      return next
    })
  }
  return { chosen, toggle, choose: (ids: readonly string[]) => setChosen(new Set(ids)), clear: () => setChosen(new Set()) }
}
