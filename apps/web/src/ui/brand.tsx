import classes from './brand.module.css'
import { ClusterLogo } from './cluster-logo.tsx'
import { Logo } from './logo.tsx'

interface BrandProps {
  /** The cluster; undefined while it is asked. */
  of: { name: string; logo: number | null } | undefined
  ground?: 'paper' | 'linen'
}

/** Whose intranet this is: the cluster's own logo and name, or the shuttle where it has none. */
export const Brand = ({ of, ground = 'linen' }: BrandProps) =>
  of && of.logo !== null ? (
    <>
      <ClusterLogo version={of.logo} className={classes.logo} />
      <span className={classes.name}>{of.name}</span>
    </>
  ) : (
    <>
      <Logo ground={ground} />
      <span>Navette</span>
    </>
  )
