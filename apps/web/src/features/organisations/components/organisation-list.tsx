import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useOrganisations } from '../queries.ts'
import classes from './organisation-list.module.css'

/** The organisations of the cluster, each with its thread. */
export const OrganisationList = ({ state = 'open' }: { state?: 'open' | 'closed' }) => {
  const { t } = useTranslation('organisations')
  const { organisations, isPending, ...more } = useOrganisations(state)
  if (isPending) return <RowsSkeleton rows={8} />
  if (organisations.length === 0 && state === 'closed') return null
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
                <small>{organisation.closure ? <State organisation={organisation} /> : organisation.summary}</small>
              </span>
              {organisation.peopleCount !== null && !organisation.closure && (
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

/** In place of what it does: what became of it. */
const State = ({ organisation: { closure } }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  if (closure?.into) return t('closure.merged', { into: closure.into.name })
  return closure && t(`state.${closure.kind}`)
}
