import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { Section } from '../../../ui/section.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { useRoleHolders } from '../account-queries.ts'
import classes from './role-holders.module.css'

/** Who administers the cluster, and who manages each organisation. */
export const RoleHolders = () => {
  const { t } = useTranslation('rights')
  const { data, error } = useRoleHolders()
  if (error && !data) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={6} round />
  return (
    <>
      <Section title={t('administrators')}>
        <ul className={classes.people}>
          {data.administrators.map(({ person, grantedAt, grantedBy }) => (
            <li key={person.id}>
              <Avatar person={person} size="sm" />
              <Link to={`/personnes/${person.id}`}>{person.name}</Link>
              <span>
                <Since at={grantedAt} />
                {grantedBy && `, ${t('by', { name: grantedBy.name })}`}
              </span>
            </li>
          ))}
        </ul>
        {data.administrators.length === 1 && (
          <div className={classes.alone}>
            <Notice
              kind="info"
              title={t('alone')}
              action={
                <Link to="/administration/comptes" className="nv-link">
                  {t('goAppoint')}
                </Link>
              }
            >
              {t('aloneWhy')}
            </Notice>
          </div>
        )}
      </Section>
      <Section title={t('managers')}>
        <dl className={classes.organisations}>
          {data.organisations.map(({ organisation, managers }) => (
            <div key={organisation.id}>
              <dt>
                <OrganisationLabel of={organisation} />
              </dt>
              <dd>{managers.length > 0 ? managers.map(({ name }) => name).join(', ') : t('noManager')}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}

const Since = ({ at }: { at: string }) => {
  const { t } = useTranslation('rights')
  return <>{t('since', { when: useWhenWords(at) })}</>
}
