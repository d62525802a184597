import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { TFunction } from 'i18next'
import type { CSSProperties } from 'react'
import { listOf } from '../lib/lists.ts'
import { useTranslation } from '../lib/words.ts'
import classes from './ribbon.module.css'
import { type RibbonAxis, type RibbonSize, weave, wholeCluster } from './ribbon-gradients.ts'

interface RibbonProps {
  /** The host first, then the partners in the order in which they joined; none: a ribbon that waits for its threads. */
  of: readonly OrganisationRef[] | 'everybody'
  size: RibbonSize
  axis: RibbonAxis
  /** It stops here, cut on the bias; without, it leaves the screen. */
  cut?: boolean
  /** The names stand beside it already. */
  decorative?: boolean
  className?: string | undefined
  style?: CSSProperties
}

/** The woven ribbon of what several organisations share: the one ornament of the product. */
export const Ribbon = ({ of, size, axis, cut = false, decorative = false, className, style }: RibbonProps) => {
  const { t } = useTranslation('ui')
  const { background, weaves } = weave(of, size, axis)
  const name = of === 'everybody' ? t('ribbon.everybody') : nameOf(of, t)
  const named = name !== undefined && !decorative
  return (
    <span
      className={[classes.ribbon, className].filter(Boolean).join(' ')}
      data-size={size}
      data-axis={axis}
      data-cut={cut || undefined}
      style={{ '--rb': background, '--rb-weaves': weaves || 'none', ...style } as CSSProperties}
      {...(named ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    />
  )
}

const nameOf = (organisations: readonly OrganisationRef[], t: TFunction<'ui'>) => {
  const [host, ...partners] = organisations.map(({ name }) => name)
  const others = organisations.length >= wholeCluster ? t('ribbon.wholeCluster') : listOf(partners)
  return others ? t('ribbon.name', { host, others }) : host
}
