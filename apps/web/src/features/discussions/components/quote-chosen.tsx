import { Button } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { IconQuote } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import classes from './post.module.css'
import { chosenIn, quote } from './quoting.ts'

/** Beside words that one has chosen in a message: quotes them. */
export function QuoteChosen({ post, text }: { post: Post; text: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('discussions')
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null)
  useEffect(() => {
    const look = () => {
      const element = text.current
      if (chosenIn(element) === '' || !element) return setPlace(null)
      const words = getSelection()?.getRangeAt(0).getBoundingClientRect()
      const around = element.getBoundingClientRect()
      if (words) setPlace({ top: words.bottom - around.top + 4, left: Math.max(0, Math.min(words.left - around.left, around.width - 96)) })
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [text])
  if (!place) return null
  const act = () => {
    quote(post, t('post.someone'), chosenIn(text.current))
    getSelection()?.removeAllRanges()
  }
  return (
    <Button
      className={classes.quoteChosen ?? ''}
      style={place}
      size="xs"
      leftSection={<IconQuote size={16} stroke={1.75} />}
      // The words stay chosen while one presses.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {t('post.quote')}
    </Button>
  )
}
