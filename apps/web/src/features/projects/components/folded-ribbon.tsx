import { useMediaQuery } from '@mantine/hooks'
import type { Project } from '@navette/contract/projects/schema.ts'
import type { ReactNode } from 'react'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './project.module.css'

/** The ribbon comes in from the edge of the page, folds once at 45°, and becomes the spine that the timeline hangs on. */
export function FoldedRibbon({ project, children }: { project: Project; children: ReactNode }) {
  const narrow = useMediaQuery('(max-width: 47.99em)') ?? false
  const size = narrow ? 'm' : 'l'
  return (
    <>
      <div className={classes.fold}>
        <Ribbon of={project.ribbon} size={size} axis="h" decorative />
      </div>
      <div className={classes.hung}>
        <Ribbon className={classes.spine} of={project.ribbon} size={size} axis="v" decorative />
        {children}
      </div>
    </>
  )
}
