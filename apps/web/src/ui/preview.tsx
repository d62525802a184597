import { type ComponentType, lazy, Suspense } from 'react'
import classes from './markdown.module.css'

/** The words as they were written. */
const Plain = ({ children }: { children: string }) => <div className={`${classes.text} ${classes.plain}`}>{children}</div>

const Markdown = lazy<ComponentType<{ children: string }>>(() =>
  import('./markdown.tsx').then(
    ({ Markdown }) => ({ default: Markdown as ComponentType<{ children: string }> }),
    // Without a network what renders cannot come, and it is just then that texts wait here.
    () => ({ default: Plain }),
  ),
)

/** A text that the server has not rendered yet, as it will about look; what renders it comes when it is needed, and the words are there at once. */
export function Preview({ children }: { children: string }) {
  return (
    <Suspense fallback={<Plain>{children}</Plain>}>
      <Markdown>{children}</Markdown>
    </Suspense>
  )
}
