import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import classes from './imports.module.css'
import { LoadMore } from './load-more.tsx'
import { Section } from './section.tsx'
import { RowsSkeleton } from './skeletons.tsx'

/** Something that one brought: its file, how it stands, and the way to drop it where that can be done. */
interface Brought {
  id: string
  path: string
  name: string
  standing: ReactNode
  drop?: { label: string; words: string; onClick: () => void } | undefined
}

interface LastBroughtProps {
  title: string
  none: string
  isPending: boolean
  brought: readonly Brought[]
  more: Parameters<typeof LoadMore>[0]
}

/** What one brought last, to be gone on with or looked at again. */
export const LastBrought = ({ title, none, isPending, brought, more }: LastBroughtProps) => (
  <Section title={title}>
    {isPending && <RowsSkeleton rows={2} />}
    {!isPending && brought.length === 0 && <p className={classes.quiet}>{none}</p>}
    <ul className={classes.last}>
      {brought.map(({ id, path, name, standing, drop }) => (
        <li key={id}>
          <Link to={path}>{name}</Link>
          <small>{standing}</small>
          {drop && (
            <Button variant="subtle" size="compact-sm" aria-label={drop.label} onClick={drop.onClick}>
              {drop.words}
            </Button>
          )}
        </li>
      ))}
    </ul>
    <LoadMore {...more} />
  </Section>
)
