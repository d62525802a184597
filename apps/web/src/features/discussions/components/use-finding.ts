import { useEffect } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'

/** A browser finds what is drawn: whoever lets it look for a word in a long thread is told so. */
export const useFinding = (partly: { shown: number; count: number } | false) => {
  const { t } = useTranslation('discussions')
  const words = partly ? t('stream.find', partly) : null
  useEffect(() => {
    if (words === null) return
    const told = (event: KeyboardEvent) => {
      if (event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) void say(words)
    }
    addEventListener('keydown', told)
    return () => removeEventListener('keydown', told)
  }, [words])
}
