import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { When } from '../../../ui/when.tsx'
import { useThreadApplication } from '../queries.ts'
import { AnswerForm } from './answer-form.tsx'
import classes from './applications.module.css'

/** Over a thread that is about an application: to which organisation, what became of it, and the answer for who may give it. */
export const ApplicationStanding = ({ threadId }: { threadId: string }) => {
  const { t } = useTranslation('invitations')
  const { data } = useThreadApplication(threadId)
  const [answering, setAnswering] = useState(false)
  const application = data?.application
  if (!application) return null
  const { state, organisation, answeredBy, answeredAt, can } = application
  return (
    <div className={classes.standing}>
      <span>
        {t('standing.to')}{' '}
        <Link to={`/structures/${organisation.id}`} className={classes.organisation}>
          <OrganisationLabel of={organisation} />
        </Link>
      </span>
      <span data-state={state} className={classes.state}>
        {t(`standing.${state}`, { name: answeredBy?.name ?? organisation.name })} {answeredAt && <When at={answeredAt} short />}
      </span>
      {can.answer && (
        <Button size="xs" variant="default" onClick={() => setAnswering(true)}>
          {t('answer.open')}
        </Button>
      )}
      {answering && <AnswerForm application={application} onClose={() => setAnswering(false)} />}
    </div>
  )
}
