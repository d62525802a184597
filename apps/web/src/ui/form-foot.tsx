import type { ReactNode } from 'react'
import classes from './form-foot.module.css'

/** What ends a form in a dialog or drawer; it stays in sight where the form is longer than the screen. */
export const FormFoot = ({ children }: { children: ReactNode }) => <div className={classes.foot}>{children}</div>
