import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { useAccountFigures } from '../account-queries.ts'

/** « 412 personnes dans 15 structures. 4 invitations expirent cette semaine. » */
export const AccountsLead = () => {
  const { t } = useTranslation('table')
  const { data } = useAccountFigures({ view: 'all', sort: 'name' })
  if (!data) return <>&nbsp;</>
  return (
    <>
      {t('lead', { people: t('people', { count: data.people }), organisations: t('organisations', { count: data.organisations }) })}{' '}
      {data.expiring > 0 && (
        <Link to="/administration/comptes?voir=expiring" className="nv-link">
          {t('expiring', { count: data.expiring })}
        </Link>
      )}
    </>
  )
}
