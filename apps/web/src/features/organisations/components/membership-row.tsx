import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import { Link } from 'react-router'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { lastDay } from './days.ts'
import { MembershipMenu } from './membership-menu.tsx'
import classes from './organisation-people.module.css'

interface MembershipRowProps {
  membership: Membership
  organisation: Organisation
  myId: string
  when: 'now' | 'past' | 'coming'
}

/** A person in their organisation, with their role, and the days that matter: when it ends, or from when to when it was. */
export const MembershipRow = ({ membership, organisation, myId, when }: MembershipRowProps) => {
  const { t } = useTranslation('organisations')
  const { person, role, can } = membership
  const period = usePeriod(membership, when)
  return (
    <li className={classes.row}>
      <Avatar person={{ ...person, organisation }} />
      <span className={classes.who}>
        <Link to={`/personnes/${person.id}`}>{person.name}</Link>
        <small>{person.account ? person.occupation : t('addPerson.withoutAccount')}</small>
      </span>
      <span className={classes.role}>
        {t(`role.${role}`)}
        {period && <small>{period}</small>}
      </span>
      {when !== 'past' && (can.edit || can.end) && <MembershipMenu membership={membership} organisation={organisation} myId={myId} />}
    </li>
  )
}

const usePeriod = ({ startsOn, endsOn }: Membership, when: 'now' | 'past' | 'coming') => {
  const { t } = useTranslation('organisations')
  const until = endsOn && day(lastDay(endsOn))
  if (when === 'coming') return t('period.from', { day: day(startsOn) })
  if (when === 'past') return until && t('period.between', { from: day(startsOn), until })
  return until && t('period.until', { day: until })
}
