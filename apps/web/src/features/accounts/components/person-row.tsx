import type { Member } from '@navette/contract/accounts/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { OrganisationLabels } from '../../../ui/organisation-label.tsx'
import classes from './people-list.module.css'

/** A person in a list: their name, what they do and can do, where they belong. */
export const PersonRow = ({ member }: { member: Member }) => {
  const { t } = useTranslation('accounts')
  const organisations = member.belongings.map(({ organisation }) => organisation)
  const words = [member.occupation, ...member.skills.slice(0, 3)].filter(Boolean)
  return (
    <Link to={`/personnes/${member.id}`} className={classes.row}>
      <Avatar person={{ ...member, organisation: organisations[0] ?? null }} />
      <span className={classes.who}>
        <b>{member.name}</b>
        {member.standing === 'none' && <span className={classes.standing}>{t('person.withoutAccount')}</span>}
        <small>{words.join(' · ')}</small>
      </span>
      <span className={classes.where}>
        {organisations.length > 0 ? <OrganisationLabels of={organisations} short /> : t('person.noOrganisation')}
      </span>
    </Link>
  )
}
