interface LogoProps {
  width?: number
  /** The ground it stands on, seen through the shuttle's eye. */
  ground?: 'paper' | 'linen'
}

/** The shuttle. */
export const Logo = ({ width = 36, ground = 'linen' }: LogoProps) => (
  <svg viewBox="0 0 40 20" width={width} height={width / 2} aria-hidden="true" focusable="false">
    <path d="M1 10C7 3 14 1.5 20 1.5S33 3 39 10C33 17 26 18.5 20 18.5S7 17 1 10Z" fill="currentColor" />
    <rect x="11" y="6.5" width="18" height="7" rx="3.5" fill={`var(--nv-${ground})`} />
    <rect x="14" y="8.5" width="12" height="3" rx="1" fill="currentColor" />
  </svg>
)
