import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { CSSProperties } from 'react'
import classes from './avatar.module.css'

interface AvatarProps {
  /** Null for a person whose account is gone. */
  person: { name: string; organisation?: Pick<OrganisationRef, 'dye'> | null } | null
  size?: 'sm' | 'md' | 'lg'
}

/** A person's initials on the tint of their organisation; their name always stands beside it. */
export const Avatar = ({ person, size = 'md' }: AvatarProps) => {
  const thread = person?.organisation ? `var(--fil-${person.organisation.dye})` : 'var(--nv-edge)'
  return (
    <span className={classes.avatar} data-size={size} style={{ '--f': thread } as CSSProperties} aria-hidden="true">
      {initialsOf(person?.name ?? '')}
    </span>
  )
}

/** The first letters of the first and the last word: « Camille Ferrand » gives CF. */
const initialsOf = (name: string): string => {
  const words = name.split(/[\s-]+/u).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
