import { useState } from 'react'
import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { FoundSelect } from '../../../ui/found-select.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useMe, usePeopleNamed, usePerson } from '../queries.ts'
import { PersonRequests } from './person-actions.tsx'
import classes from './requests.module.css'

/** Where administrators answer what a person asks about their own data: whom it concerns, and what may be done. */
export const RequestDesk = () => {
  const { t } = useTranslation('accounts')
  const [memberId, setMemberId] = useState<string | null>(null)
  return (
    <div className={classes.desk}>
      <FoundSelect
        label={t('desk.who')}
        placeholder={t('desk.name')}
        nobody={t('desk.nobody')}
        useFound={usePeopleNamed}
        value={memberId}
        onChange={setMemberId}
      />
      {memberId && <Requests key={memberId} memberId={memberId} />}
    </div>
  )
}

const Requests = ({ memberId }: { memberId: string }) => {
  const { t } = useTranslation('accounts')
  const me = useMe()
  const { data: person, error } = usePerson(memberId)
  if (error && !person) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!person) return null
  if (person.id === me.id)
    return (
      <p className={classes.quiet}>
        {t('desk.mine')}{' '}
        <Link to="/moi/donnees" className="nv-link">
          {t('desk.myData')}
        </Link>
      </p>
    )
  return (
    <>
      <p className={classes.quiet}>
        {[person.email, ...person.belongings.map(({ organisation }) => organisation.name)].filter(Boolean).join(' · ') || t('desk.alone')}
        {' – '}
        <Link to={`/personnes/${person.id}`} className="nv-link">
          {t('desk.page')}
        </Link>
      </p>
      <PersonRequests person={person} />
    </>
  )
}
