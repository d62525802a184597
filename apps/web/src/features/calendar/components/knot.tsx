import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { type ReactNode, useId } from 'react'
import { PulledThread } from '../../../ui/pulled-thread.tsx'
import classes from './event-view.module.css'

interface KnotProps {
  title: string
  /** Whose thread ties it. */
  of: OrganisationRef
  /** Small words at the end of the title’s line. */
  aside?: ReactNode
  children: ReactNode
}

/** Something that is tied to an event: a thread leaves the ribbon towards it. */
export function Knot({ title, of, aside, children }: KnotProps) {
  const id = useId()
  return (
    <section className={classes.knot} aria-labelledby={id}>
      <PulledThread of={of} className={classes.pull} />
      <div className={classes.knotHead}>
        <h2 id={id}>{title}</h2>
        {aside && <span>{aside}</span>}
      </div>
      {children}
    </section>
  )
}
