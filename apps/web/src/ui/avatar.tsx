import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { CSSProperties } from 'react'
import classes from './avatar.module.css'
import { RenewedImage } from './renewed-image.tsx'

interface AvatarProps {
  /** Null for a person whose account is gone. */
  person: { id: string; name: string; portrait: number | null; organisation?: Pick<OrganisationRef, 'dye'> | null } | null
  size?: 'sm' | 'md' | 'lg' | 'xl'
}

/** A person's picture, or their initials on the tint of their organisation; their name always stands beside it. */
export const Avatar = ({ person, size = 'md' }: AvatarProps) => {
  const thread = person?.organisation ? `var(--fil-${person.organisation.dye})` : 'var(--nv-edge)'
  return (
    <span className={classes.avatar} data-size={size} style={{ '--f': thread } as CSSProperties} aria-hidden="true">
      {initialsOf(person?.name ?? '')}
      {person && person.portrait !== null && (
        <RenewedImage
          key={`${person.id} ${person.portrait}`}
          src={`/api/members/${person.id}/portrait?version=${person.portrait}&size=${size === 'lg' || size === 'xl' ? 256 : 64}`}
          alt=""
        />
      )}
    </span>
  )
}

/** The first letters of the first and the last word: « Camille Ferrand » gives CF. */
const initialsOf = (name: string): string => {
  const words = name.split(/[\s-]+/u).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
