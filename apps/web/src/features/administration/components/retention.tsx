import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useRetention } from '../queries.ts'
import classes from './retention.module.css'

/** What stays as long as its object does, whatever the settings. */
const lasting = ['profile', 'writings', 'journal'] as const

/** What is kept, and for how long. */
export const Retention = () => {
  const { t } = useTranslation('data')
  const { data, error } = useRetention()
  if (error && !data) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={6} />
  return (
    <dl className={classes.list}>
      {lasting.map((what) => (
        <div key={what}>
          <dt>{t(`lasting.${what}`)}</dt>
          <dd>{t(`lastingFor.${what}`)}</dd>
        </div>
      ))}
      {data.kept.map(({ kind, days }) => (
        <div key={kind}>
          <dt>{t(`kept.${kind}`)}</dt>
          <dd>
            {t('days', { count: days })}
            {kind === 'network_addresses' && (
              <Link to="/administration/reglages" className="nv-link">
                {t('change')}
              </Link>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
