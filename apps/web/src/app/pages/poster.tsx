import { Link, useParams } from 'react-router'
import { PosterDesk } from '../../features/invitations/components/poster-desk.tsx'
import { useOrganisation } from '../../features/organisations/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isLost, NotThere } from '../not-there.tsx'
import { Component as Unknown } from './unknown.tsx'

/** The poster that asks people into an organisation, to print. */
export function Component() {
  const { t } = useTranslation('app')
  const { organisationId = '' } = useParams()
  const { data: organisation, error } = useOrganisation(organisationId)
  if (isLost(error, organisation)) return <NotThere error={error} />
  if (!organisation) return <PageSkeleton />
  if (!organisation.can.addPeople) return <Unknown />
  return (
    <Page
      title={t('poster.title')}
      name={`${t('poster.title')} · ${organisation.name}`}
      lead={t('poster.lead')}
      before={
        <Link to={`/structures/${organisation.id}`} className="nv-link">
          {organisation.name}
        </Link>
      }
    >
      <PosterDesk organisation={organisation} />
    </Page>
  )
}
