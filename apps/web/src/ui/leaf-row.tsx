import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { Link } from 'react-router'
import { calendarLeaf } from '../lib/calendar-leaf.ts'
import classes from './leaf-row.module.css'
import { Ribbon } from './ribbon.tsx'

interface LeafRowProps {
  /** The day on the leaf, `2026-11-28`; null where there is none. */
  day: string | null
  of: readonly OrganisationRef[]
  title: string
  /** In small, under the title. */
  words: string
  to: string
  /** It does not take place. */
  struck?: boolean
}

/** Something that is ahead: a leaf of the calendar, its ribbon, what it is. */
export function LeafRow({ day, of, title, words, to, struck = false }: LeafRowProps) {
  const leaf = day === null ? null : calendarLeaf(day)
  return (
    <Link className={classes.row} to={to}>
      <span className={classes.leaf}>
        {leaf && (
          <>
            <b>{leaf.number}</b>
            <span>{leaf.word}</span>
          </>
        )}
      </span>
      <Ribbon className={classes.ribbon} of={of} size="s" axis="v" decorative />
      <span className={classes.words}>
        <b data-struck={struck || undefined}>{title}</b>
        <small>{[words, leaf?.year].filter(Boolean).join(', ')}</small>
      </span>
    </Link>
  )
}
