import { useDisclosure } from '@mantine/hooks'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Markdown } from '../../../ui/markdown.tsx'
import classes from './about.module.css'

/** What a project says of itself; a long text is folded, and unfolds in its place. */
export function About({ text }: { text: string }) {
  const { t } = useTranslation('projects')
  const [whole, { toggle }] = useDisclosure(false)
  const [long, setLong] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setLong((known) => known || element.scrollHeight > element.clientHeight + 4)
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [])
  return (
    <div className={classes.about}>
      <div ref={box} className={classes.text} data-whole={whole || undefined} data-long={long || undefined}>
        <Markdown>{text}</Markdown>
      </div>
      {long && (
        <button type="button" className={classes.more} aria-expanded={whole} onClick={toggle}>
          {t(whole ? 'page.less' : 'page.more')}
        </button>
      )}
    </div>
  )
}
