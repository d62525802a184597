import type { ReactNode } from 'react'
import classes from './empty.module.css'
import { Ribbon } from './ribbon.tsx'

interface EmptyProps {
  title: string
  /** What the place is for. */
  children?: ReactNode
  /** One first step. */
  action?: ReactNode
}

/** A place where nothing is yet: a ribbon that waits for its threads, what the place is for, one first step. */
export const Empty = ({ title, children, action }: EmptyProps) => (
  <div className={classes.empty}>
    <Ribbon of={[]} size="l" axis="h" cut decorative className={classes.ribbon} />
    <p className={classes.title}>{title}</p>
    {children && <div className={classes.why}>{children}</div>}
    {action && <div className={classes.action}>{action}</div>}
  </div>
)
