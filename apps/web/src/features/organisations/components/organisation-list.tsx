import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useOrganisations } from '../queries.ts'
import classes from './organisation-list.module.css'

/** The organisations of the cluster, each with its thread. */
export const OrganisationList = () => {
  const { t } = useTranslation('organisations')
  const { organisations, isPending, ...more } = useOrganisations()
  if (isPending) return <RowsSkeleton rows={8} />
  if (organisations.length === 0) return <Empty title={t('list.none')}>{t('list.noneWhy')}</Empty>
  return (
    <>
      <ul className={classes.list}>
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <Link to={`/structures/${organisation.id}`} className={classes.row}>
              <Swatch of={organisation} large />
              <span className={classes.words}>
                <b>{organisation.name}</b>
                <small>{organisation.summary}</small>
              </span>
              {organisation.peopleCount !== null && (
                <span className={classes.people}>{t('people', { count: organisation.peopleCount })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}
