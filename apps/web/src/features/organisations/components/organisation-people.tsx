import { useDisclosure } from '@mantine/hooks'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { IconChevronDown } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useMemberships } from '../queries.ts'
import { MembershipRow } from './membership-row.tsx'
import classes from './organisation-people.module.css'

interface PeopleProps {
  organisation: Organisation
  myId: string
}

/** The people of an organisation, and what each may do there; those to come, and, folded away, those of earlier days. */
export const OrganisationPeople = ({ organisation, myId }: PeopleProps) => {
  const { t } = useTranslation('organisations')
  const { memberships, isPending, ...more } = useMemberships(organisation.id)
  if (isPending) return <RowsSkeleton rows={4} round />
  return (
    <>
      {memberships.length === 0 &&
        (organisation.closure?.kind === 'left' ? (
          <p className={classes.none}>{t('nobody.left')}</p>
        ) : (
          <Empty title={t('nobody.none')}>{t('nobody.noneWhy')}</Empty>
        ))}
      <ul className={classes.people}>
        {memberships.map((membership) => (
          <MembershipRow key={membership.id} membership={membership} organisation={organisation} myId={myId} when="now" />
        ))}
      </ul>
      <LoadMore {...more} />
      <Coming organisation={organisation} myId={myId} />
      <Former organisation={organisation} myId={myId} />
    </>
  )
}

const Coming = ({ organisation, myId }: PeopleProps) => {
  const { t } = useTranslation('organisations')
  const { memberships, ...more } = useMemberships(organisation.id, 'coming')
  if (memberships.length === 0) return null
  return (
    <>
      <h3 className={classes.caption}>{t('coming.title')}</h3>
      <ul className={classes.people}>
        {memberships.map((membership) => (
          <MembershipRow key={membership.id} membership={membership} organisation={organisation} myId={myId} when="coming" />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}

/** Read when it is opened: most who come here look for somebody of today. */
const Former = ({ organisation, myId }: PeopleProps) => {
  const { t } = useTranslation('organisations')
  const [opened, { toggle }] = useDisclosure(false)
  const id = useId()
  return (
    <div className={classes.former}>
      <button type="button" className={classes.fold} aria-expanded={opened} aria-controls={id} onClick={toggle}>
        <IconChevronDown size={16} stroke={1.75} aria-hidden />
        {t('former.title')}
      </button>
      <div id={id}>{opened && <FormerList organisation={organisation} myId={myId} />}</div>
    </div>
  )
}

const FormerList = ({ organisation, myId }: PeopleProps) => {
  const { t } = useTranslation('organisations')
  const { memberships, isPending, ...more } = useMemberships(organisation.id, 'past')
  if (isPending) return <RowsSkeleton rows={2} round />
  if (memberships.length === 0) return <p className={classes.none}>{t('former.none')}</p>
  return (
    <>
      <ul className={classes.people}>
        {memberships.map((membership) => (
          <MembershipRow key={membership.id} membership={membership} organisation={organisation} myId={myId} when="past" />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}
