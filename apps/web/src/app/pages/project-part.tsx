import type { ReactNode } from 'react'
import classes from '../../features/projects/components/project.module.css'

/** A part of the column beside a project. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className={classes.cap}>{title}</h2>
      {children}
    </section>
  )
}
