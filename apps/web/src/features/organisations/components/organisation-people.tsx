import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useMemberships } from '../queries.ts'
import { MembershipRow } from './membership-row.tsx'
import classes from './organisation-people.module.css'

/** The people of an organisation, and what each may do there. */
export const OrganisationPeople = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  const { memberships, isPending, ...more } = useMemberships(organisation.id, true)
  if (isPending) return <RowsSkeleton rows={4} round />
  if (memberships.length === 0) return <Empty title={t('nobody.none')}>{t('nobody.noneWhy')}</Empty>
  return (
    <>
      <ul className={classes.people}>
        {memberships.map((membership) => (
          <MembershipRow key={membership.id} membership={membership} organisation={organisation} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}
