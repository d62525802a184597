import type { ReactNode } from 'react'
import { Section } from '../../../ui/section.tsx'
import classes from './exports.module.css'

interface ExportRowProps {
  title: string
  /** What is in the file, and where a part of it is taken. */
  why: ReactNode
  children?: ReactNode
}

/** One thing that can be taken away. */
export const ExportRow = ({ title, why, children }: ExportRowProps) => (
  <Section title={title}>
    <p className={classes.why}>{why}</p>
    {children}
  </Section>
)
