import type { Cluster } from '@navette/contract/administration/schema.ts'
import { figure } from '../../../lib/lists.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './cluster-figures.module.css'

interface ClusterFiguresProps {
  cluster: Cluster | undefined
  /** Undefined while they are not all counted. */
  organisations: number | undefined
  /** Places held in organisations; somebody of two organisations holds two. */
  places: number
}

/** The cluster in a few lines. */
export const ClusterFigures = ({ cluster, organisations, places }: ClusterFiguresProps) => {
  const { t } = useTranslation('administration')
  return (
    <dl className={classes.figures}>
      <Figure name={t('figures.name')} value={cluster?.name ?? '–'} />
      <Figure name={t('figures.language')} value={cluster ? t(`language.${cluster.language}`) : '–'} />
      <Figure name={t('figures.timeZone')} value={cluster?.timeZone.replace('_', ' ') ?? '–'} />
      <Figure name={t('figures.organisations')} value={organisations === undefined ? '–' : figure(organisations)} />
      <Figure name={t('figures.places')} value={organisations === undefined ? '–' : figure(places)} />
    </dl>
  )
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
