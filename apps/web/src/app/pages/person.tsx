import type { Person } from '@navette/contract/accounts/schema.ts'
import { Link, useParams } from 'react-router'
import { PersonActions, PersonRequests } from '../../features/accounts/components/person-actions.tsx'
import { FormerPlaces, PersonCard, PersonWords } from '../../features/accounts/components/person-card.tsx'
import { useMe, usePerson } from '../../features/accounts/queries.ts'
import { WriteTo } from '../../features/discussions/components/write-to.tsx'
import { ProjectRow } from '../../features/projects/components/project-row.tsx'
import { useProjectsWith } from '../../features/projects/queries.ts'
import { AskToHelp } from '../../features/sessions/components/ask-to-help.tsx'
import { HelpAsked } from '../../features/sessions/components/help-sessions.tsx'
import { VouchForAddress } from '../../features/sessions/components/vouch-for-address.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { isLost, NotThere } from '../not-there.tsx'
import classes from './person.module.css'

/** One person, as far as this reader is told. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const { memberId = '' } = useParams()
  const { data: person, error } = usePerson(memberId)
  if (isLost(error, person)) return <NotThere error={error} />
  if (!person) return <PageSkeleton />
  const mayHelp = me.administrator && me.helper === null && person.id !== me.id && person.standing === 'account'
  const speaks = person.about || person.skills.length > 0 || person.phone || person.email
  return (
    <Page
      title={person.name}
      lead={<Lead person={person} />}
      before={
        <Link to="/personnes" className="nv-link">
          {t('places.people')}
        </Link>
      }
      actions={
        <PersonActions person={person}>
          {person.id !== me.id && person.standing === 'account' && <WriteTo person={person} myId={me.id} />}
          {mayHelp && <AskToHelp person={person} />}
        </PersonActions>
      }
    >
      {mayHelp && <HelpAsked me={me} personId={person.id} />}
      {mayHelp && <VouchForAddress person={person} />}
      <div className={classes.head}>
        <Avatar person={{ ...person, organisation: person.belongings[0]?.organisation ?? null }} size="xl" />
        {speaks && <PersonWords person={person} />}
      </div>
      {person.standing !== 'gone' && (
        <Section title={t('person.belongings')}>
          <PersonCard person={person} />
        </Section>
      )}
      {person.former.length > 0 && (
        <Section title={t('person.former')}>
          <FormerPlaces person={person} />
        </Section>
      )}
      <CommonProjects person={person} />
      {(person.can.export || person.can.close || person.can.keep) && (
        <Section title={t('person.requests')}>
          <PersonRequests person={person} />
        </Section>
      )}
    </Page>
  )
}

const Lead = ({ person }: { person: Person }) => {
  const { t } = useTranslation('app')
  const standing = person.standing === 'account' ? '' : t(`person.standing.${person.standing}`)
  return <>{[person.occupation, person.pronouns, standing].filter(Boolean).join(' · ')}</>
}

/** The projects whose team both are in. */
const CommonProjects = ({ person }: { person: Person }) => {
  const { t } = useTranslation('app')
  const me = useMe()
  const projects = useProjectsWith(person.id, person.id !== me.id)
  if (projects.length === 0) return null
  return (
    <Section title={t('person.projects')}>
      <ul>
        {projects.map((project) => (
          <li key={project.id}>
            <ProjectRow project={project} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
