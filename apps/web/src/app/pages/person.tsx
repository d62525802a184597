import { Link, useParams } from 'react-router'
import { PersonCard } from '../../features/accounts/components/person-card.tsx'
import { useMember } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { NotThere } from '../not-there.tsx'

/** One person. */
export function Component() {
  const { t } = useTranslation('app')
  const { memberId = '' } = useParams()
  const { data: member, error } = useMember(memberId)
  if (error && !member) return <NotThere error={error} />
  if (!member) return <PageSkeleton />
  return (
    <Page
      title={member.name}
      lead={member.occupation}
      before={
        <Link to="/personnes" className="nv-link">
          {t('places.people')}
        </Link>
      }
    >
      <Section title={t('person.belongings')}>
        <PersonCard member={member} />
      </Section>
    </Page>
  )
}
