import { Link, useParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { BringPerson } from '../../features/organisations/components/bring-person.tsx'
import { EditOrganisation } from '../../features/organisations/components/edit-organisation.tsx'
import { OrganisationPeople } from '../../features/organisations/components/organisation-people.tsx'
import { useOrganisation } from '../../features/organisations/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { Page } from '../../ui/page.tsx'
import { Ribbon } from '../../ui/ribbon.tsx'
import { Section } from '../../ui/section.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { NotThere } from '../not-there.tsx'
import classes from './organisation.module.css'

/** One organisation: its thread, what it says of itself, its people. */
export function Component() {
  const { t } = useTranslation('app')
  const { organisationId = '' } = useParams()
  const me = useMe()
  const { data: organisation, error } = useOrganisation(organisationId)
  if (error && !organisation) return <NotThere error={error} />
  if (!organisation) return <PageSkeleton />
  return (
    <Page
      title={organisation.name}
      lead={organisation.summary}
      before={
        <Link to="/structures" className="nv-link">
          {t('places.organisations')}
        </Link>
      }
      actions={organisation.can.edit && <EditOrganisation organisation={organisation} />}
      ribbon={<Ribbon of={[organisation]} size="l" axis="h" decorative />}
    >
      <div className={classes.columns}>
        <div>
          {organisation.about && (
            <div className={classes.about}>
              <Markdown>{organisation.about}</Markdown>
            </div>
          )}
          {me.can.seePeople && (
            <Section
              title={t('organisation.people', { count: organisation.peopleCount ?? 0 })}
              aside={organisation.can.addPeople && <BringPerson organisation={organisation} />}
            >
              <OrganisationPeople organisation={organisation} />
            </Section>
          )}
        </div>
        {organisation.town && (
          <aside>
            <h2 className={classes.caption}>{t('organisation.town')}</h2>
            <p>{organisation.town}</p>
          </aside>
        )}
      </div>
    </Page>
  )
}
