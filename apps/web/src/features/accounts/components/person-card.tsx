import type { Person } from '@navette/contract/accounts/schema.ts'
import { Link } from 'react-router'
import { monthOf } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './person-card.module.css'

/** Where a person belongs, and as what. */
export const PersonCard = ({ person }: { person: Person }) => {
  const { t } = useTranslation('accounts')
  if (person.belongings.length === 0)
    return <p className={classes.none}>{t(person.former.length > 0 ? 'person.noneNow' : 'person.guestWhy')}</p>
  return (
    <div className={classes.belongings}>
      <Ribbon of={person.belongings.map(({ organisation }) => organisation)} size="m" axis="v" cut decorative className={classes.spine} />
      <ul>
        {person.belongings.map(({ organisation, role }) => (
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

/** Where they belonged: a sentence for each, as people would say it. */
export const FormerPlaces = ({ person }: { person: Person }) => {
  const { t } = useTranslation('accounts')
  return (
    <ul className={classes.former}>
      {person.former.map(({ organisation, endedOn }) => (
        <li key={organisation.id}>
          <Swatch of={organisation} />
          <span>{t('person.former', { name: organisation.name, month: monthOf(dayBefore(endedOn)) })}</span>
        </li>
      ))}
    </ul>
  )
}

/** An end is the first day without; people say the last one with. */
const dayBefore = (day: string) => new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** What they say of themselves, what they can do, and how to reach them, as far as this reader is told. */
export const PersonWords = ({ person }: { person: Person }) => {
  const { t } = useTranslation('accounts')
  return (
    <div className={classes.words}>
      {person.about && <p className={classes.about}>{person.about}</p>}
      <dl className={classes.facts}>
        {person.skills.length > 0 && (
          <>
            <dt>{t('person.skills')}</dt>
            <dd>
              <ul className={classes.skills}>
                {person.skills.map((skill) => (
                  <li key={skill}>
                    <Link to={`/personnes?competence=${encodeURIComponent(skill)}`} className="nv-link">
                      {skill}
                    </Link>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {person.phone && (
          <>
            <dt>{t('person.phone')}</dt>
            <dd>
              <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`} className="nv-link">
                {person.phone}
              </a>
            </dd>
          </>
        )}
        {person.email && (
          <>
            <dt>{t('person.email')}</dt>
            <dd>
              <a href={`mailto:${person.email}`} className="nv-link">
                {person.email}
              </a>
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
