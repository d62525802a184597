import type { Member } from '@navette/contract/accounts/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { OrganisationLabels } from '../../../ui/organisation-label.tsx'
import classes from './people-list.module.css'

/** A person in a list: their name, what they do, where they belong. */
export const PersonRow = ({ member }: { member: Member }) => {
  const { t } = useTranslation('accounts')
  const organisations = member.belongings.map(({ organisation }) => organisation)
  return (
    <li>
      <Link to={`/personnes/${member.id}`} className={classes.row}>
        <Avatar person={{ name: member.name, organisation: organisations[0] ?? null }} />
        <span className={classes.who}>
          <b>{member.name}</b>
          <small>{member.occupation}</small>
        </span>
        <span className={classes.where}>
          {organisations.length > 0 ? <OrganisationLabels of={organisations} short /> : t('person.noOrganisation')}
        </span>
      </Link>
    </li>
  )
}
