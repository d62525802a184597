import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import { useEffect } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useMove } from '../queries.ts'
import type { Time } from './evenings.ts'
import { type SeenDate, seenBy } from './reader-time.ts'
import { timeWords } from './time-words.ts'

/** Takes back what was moved last, whatever moved it. */
let takeBack: (() => void) | null = null

/** Moves dates; what was moved last goes back with its button, or with Ctrl Z. */
export const useMoving = (): ((occurrence: SeenDate, time: Time, scope?: Scope) => void) => {
  const { t } = useTranslation('calendar')
  const { mutate } = useMove((moved, { occurrence, scope, back }) => {
    if (back) return
    const { allDay, starts, ends } = occurrence
    const goBack = () => {
      if (takeBack !== goBack) return
      takeBack = null
      // On the clock on which it was moved.
      mutate({ occurrence: occurrence.own ? seenBy(moved) : moved, time: { allDay, starts, ends }, ...(scope && { scope }), back: true })
    }
    takeBack = goBack
    void say(t('moved', { title: moved.title, when: timeWords(seenBy(moved)) }), goBack)
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const writing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=true]')
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || writing || !takeBack) return
      event.preventDefault()
      takeBack()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (occurrence, time, scope) => mutate({ occurrence, time, ...(scope && { scope }) })
}
