import { VisuallyHidden } from '@mantine/core'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { CSSProperties } from 'react'
import classes from './organisation-label.module.css'

interface OrganisationLabelProps {
  of: OrganisationRef
  /** Initials in place of the name. */
  short?: boolean
}

/** An organisation beside something else: its thread with its weave, and letters, for colour is never alone. */
export const OrganisationLabel = ({ of, short = false }: OrganisationLabelProps) => (
  <span className={classes.label} {...(short ? { title: of.name } : {})}>
    <Swatch of={of} />
    {short ? (
      <>
        <span aria-hidden="true">{of.initials}</span>
        <VisuallyHidden>{of.name}</VisuallyHidden>
      </>
    ) : (
      of.name
    )}
  </span>
)

/** Several of them, in the ribbon's order. */
export const OrganisationLabels = ({ of, short = false }: { of: readonly OrganisationRef[]; short?: boolean }) => (
  <span className={classes.labels}>
    {of.map((organisation) => (
      <OrganisationLabel key={organisation.id} of={organisation} short={short} />
    ))}
  </span>
)

/** The thread of an organisation as a small piece of cloth. */
export const Swatch = ({ of: { dye, weave }, large = false }: { of: Pick<OrganisationRef, 'dye' | 'weave'>; large?: boolean }) => (
  <i
    aria-hidden="true"
    className={classes.swatch}
    data-large={large || undefined}
    style={{ '--f': `var(--fil-${dye})`, '--a': `var(--armure-${weave})` } as CSSProperties}
  />
)
