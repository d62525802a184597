import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { CSSProperties } from 'react'
import classes from './pulled-thread.module.css'

interface PulledThreadProps {
  /** The organisation that acted; null for nobody's. */
  of: Pick<OrganisationRef, 'dye'> | null
  className?: string | undefined
}

/** A thread that leaves the ribbon of a spine towards what its organisation did; the words beside it say who. */
export const PulledThread = ({ of, className }: PulledThreadProps) => (
  <span
    aria-hidden="true"
    className={[classes.thread, className].filter(Boolean).join(' ')}
    style={{ '--f': of ? `var(--fil-${of.dye})` : 'var(--nv-edge)' } as CSSProperties}
  />
)
