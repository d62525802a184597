import type { Member } from '@navette/contract/accounts/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './person-card.module.css'

/** Where a person belongs, and as what. */
export const PersonCard = ({ member }: { member: Member }) => {
  const { t } = useTranslation('accounts')
  if (member.belongings.length === 0) return <p className={classes.none}>{t('person.guestWhy')}</p>
  return (
    <div className={classes.belongings}>
      <Ribbon of={member.belongings.map(({ organisation }) => organisation)} size="m" axis="v" cut decorative className={classes.spine} />
      <ul>
        {member.belongings.map(({ organisation, role }) => (
          <li key={organisation.id}>
            <Swatch of={organisation} />
            <Link to={`/structures/${organisation.id}`} className="nv-link">
              {organisation.name}
            </Link>
            <span className={classes.role}>{t(`role.${role}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
