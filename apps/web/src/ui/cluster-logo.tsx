interface ClusterLogoProps {
  version: number
  className?: string | undefined
}

/** The cluster's own logo; its name stands beside it, so that it needs none. */
export const ClusterLogo = ({ version, className }: ClusterLogoProps) => (
  <img src={`/api/cluster/logo/${version}`} alt="" className={className} decoding="async" />
)
