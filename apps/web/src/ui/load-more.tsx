import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../lib/words.ts'
import classes from './load-more.module.css'

interface LoadMoreProps {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

/** The rest of a list: it comes by itself when its end nears the screen, or when asked. */
export const LoadMore = ({ hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }: LoadMoreProps) => {
  const { t } = useTranslation('ui')
  const end = useRef<HTMLDivElement>(null)
  const next = useRef(fetchNextPage)
  next.current = fetchNextPage
  const waiting = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  useEffect(() => {
    if (!waiting || !end.current) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && next.current(), { rootMargin: '400px' })
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [waiting])
  if (!hasNextPage) return null
  const words = isFetchNextPageError ? t('more.failed') : isFetchingNextPage ? t('more.fetching') : t('more.next')
  return (
    <div ref={end} className={classes.more}>
      <Button variant="subtle" aria-disabled={isFetchingNextPage} onClick={() => isFetchingNextPage || fetchNextPage()}>
        {words}
      </Button>
    </div>
  )
}
