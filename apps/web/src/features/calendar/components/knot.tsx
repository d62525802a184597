import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { type ReactNode, useId } from 'react'
import { PulledThread } from '../../../ui/pulled-thread.tsx'
import classes from './event-view.module.css'

interface KnotProps {
  /** Left out where what is tied has a title of its own, and may be nothing. */
  title?: string
  /** Whose thread ties it. */
  of: OrganisationRef
  children: ReactNode
}

/** Something that is tied to an event: a thread leaves the ribbon towards it. */
export function Knot({ title, of, children }: KnotProps) {
  const id = useId()
  return (
    <section className={classes.knot} {...(title ? { 'aria-labelledby': id } : {})}>
      <PulledThread of={of} className={classes.pull} />
      {title && (
        <div className={classes.knotHead}>
          <h2 id={id}>{title}</h2>
        </div>
      )}
      {children}
    </section>
  )
}
