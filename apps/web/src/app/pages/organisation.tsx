import { Button, Group } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { OrganisationRoom } from '../../features/files/components/organisation-room.tsx'
import { FollowMenu } from '../../features/follows/components/follow-menu.tsx'
import { ApplicationsWaiting } from '../../features/invitations/components/applications-waiting.tsx'
import { InvitationList } from '../../features/invitations/components/invitation-list.tsx'
import { InvitePeople } from '../../features/invitations/components/invite-people.tsx'
import { JoinUs } from '../../features/invitations/components/join-us.tsx'
import { JoiningSettings } from '../../features/invitations/components/joining-settings.tsx'
import { BringPerson } from '../../features/organisations/components/bring-person.tsx'
import { ClosureNotice } from '../../features/organisations/components/closure-notice.tsx'
import { EditOrganisation } from '../../features/organisations/components/edit-organisation.tsx'
import { OrganisationFacts } from '../../features/organisations/components/organisation-facts.tsx'
import { OrganisationMenu } from '../../features/organisations/components/organisation-menu.tsx'
import { OrganisationPeople } from '../../features/organisations/components/organisation-people.tsx'
import { PeopleMenu } from '../../features/organisations/components/people-menu.tsx'
import { useOrganisation } from '../../features/organisations/queries.ts'
import { OrganisationProjects } from '../../features/projects/components/organisation-projects.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { Page } from '../../ui/page.tsx'
import { Ribbon } from '../../ui/ribbon.tsx'
import { Section } from '../../ui/section.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isLost, NotThere } from '../not-there.tsx'
import classes from './organisation.module.css'

/** One organisation: its thread, what it says of itself, its people. */
export function Component() {
  const { t } = useTranslation('app')
  const { organisationId = '' } = useParams()
  const me = useMe()
  const { data: organisation, error } = useOrganisation(organisationId)
  if (isLost(error, organisation)) return <NotThere error={error} />
  if (!organisation) return <PageSkeleton />
  // All that it had is on the page of the other, and its thread went to the next that is welcomed.
  const merged = organisation.closure?.kind === 'merged'
  return (
    <Page
      title={organisation.name}
      lead={organisation.summary}
      before={
        <Link to="/structures" className="nv-link">
          {t('places.organisations')}
        </Link>
      }
      actions={
        <>
          {!merged && <FollowMenu of={{ organisationId: organisation.id }} title={organisation.name} />}
          {organisation.can.edit && (
            <Button component={Link} to={`/structures/${organisation.id}/journal`} variant="subtle">
              {t('organisation.journal')}
            </Button>
          )}
          {organisation.can.edit && <EditOrganisation organisation={organisation} />}
          <OrganisationMenu organisation={organisation} />
        </>
      }
      ribbon={!merged && <Ribbon of={[organisation]} size="l" axis="h" decorative />}
    >
      {organisation.closure && (
        <div className={classes.closure}>
          <ClosureNotice closure={organisation.closure} />
        </div>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          {organisation.about && (
            <div className={classes.about}>
              <Markdown>{organisation.about}</Markdown>
            </div>
          )}
          {me.belongings.every((belonging) => belonging.organisation.id !== organisation.id) && (
            <div className={classes.join}>
              <JoinUs organisation={organisation} />
            </div>
          )}
          {organisation.can.addPeople && <ApplicationsWaiting organisationId={organisation.id} />}
          {me.can.seePeople && !merged && (
            <Section
              title={t('organisation.people', { count: organisation.peopleCount ?? 0 })}
              aside={
                organisation.can.addPeople && (
                  <Group gap="xs" wrap="nowrap">
                    <BringPerson organisation={organisation} />
                    <PeopleMenu organisation={organisation} />
                  </Group>
                )
              }
            >
              <OrganisationPeople organisation={organisation} myId={me.id} />
            </Section>
          )}
          {organisation.can.addPeople && (
            <Section title={t('organisation.invitations')} aside={<InvitePeople organisations={[organisation]} />}>
              <InvitationList to={{ organisationId: organisation.id }} />
            </Section>
          )}
          {!merged && (
            <Section title={t('organisation.projects')}>
              <OrganisationProjects organisationId={organisation.id} />
            </Section>
          )}
        </div>
        <aside className={classes.side}>
          <OrganisationFacts organisation={organisation} />
          {organisation.can.addPeople && <JoiningSettings organisationId={organisation.id} />}
          {organisation.can.edit && <OrganisationRoom organisationId={organisation.id} />}
        </aside>
      </div>
    </Page>
  )
}
