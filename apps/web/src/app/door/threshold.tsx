import type { Cluster } from '@navette/contract/administration/schema.ts'
import type { ReactNode } from 'react'
import { Brand } from '../../ui/brand.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import classes from './threshold.module.css'

interface ThresholdProps {
  /** What the tab is called. */
  name: string
  title: string
  lead: ReactNode
  children?: ReactNode
  wide?: boolean
  /** Whose door it is, once that is known. */
  cluster?: Pick<Cluster, 'name' | 'logo'> | undefined
}

/** The pages in front of the door: the shuttle, a title, one thing to do. */
export const Threshold = ({ name, title, lead, children, wide = false, cluster }: ThresholdProps) => (
  <div className={classes.threshold}>
    <title>{`${name} · Navette`}</title>
    <header className={classes.brand}>
      <Brand of={cluster} ground="paper" />
      <LanguageSwitch />
    </header>
    <main className={classes.main} data-wide={wide || undefined}>
      <h1>{title}</h1>
      <div className={classes.lead}>{lead}</div>
      {children}
    </main>
  </div>
)
