import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { MembershipMenu } from './membership-menu.tsx'
import classes from './organisation-people.module.css'

interface MembershipRowProps {
  membership: Membership
  organisation: Organisation
}

/** A person in their organisation, with their role. */
export const MembershipRow = ({ membership, organisation }: MembershipRowProps) => {
  const { t } = useTranslation('organisations')
  const { person, role, can } = membership
  return (
    <li className={classes.row}>
      <Avatar person={{ name: person.name, organisation }} />
      <span className={classes.who}>
        <Link to={`/personnes/${person.id}`}>{person.name}</Link>
        <small>{person.occupation}</small>
      </span>
      <span className={classes.role}>{t(`role.${role}`)}</span>
      {(can.edit || can.end) && <MembershipMenu membership={membership} />}
    </li>
  )
}
