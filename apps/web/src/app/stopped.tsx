import type { ReactNode } from 'react'
import { Ribbon } from '../ui/ribbon.tsx'
import classes from './stopped.module.css'

interface StoppedProps {
  title: string
  /** What is safe, what to do. */
  why: string
  children: ReactNode
}

/** In place of a page: what happened, that nothing is lost, and a way on. */
export const Stopped = ({ title, why, children }: StoppedProps) => (
  <div className={classes.stopped}>
    <title>{`${title} · Navette`}</title>
    <Ribbon of={[]} size="l" axis="h" cut decorative className={classes.ribbon} />
    <h1>{title}</h1>
    <p>{why}</p>
    <div className={classes.actions}>{children}</div>
  </div>
)
