import { Button } from '@mantine/core'
import type { Application } from '@navette/contract/invitations/schema.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Section } from '../../../ui/section.tsx'
import { When } from '../../../ui/when.tsx'
import { useWaiting } from '../queries.ts'
import { AnswerForm } from './answer-form.tsx'
import classes from './applications.module.css'

/** Those who ask to join, for who may answer them; nothing while nobody waits. */
export const ApplicationsWaiting = ({ organisationId }: { organisationId: string }) => {
  const { t } = useTranslation('invitations')
  const { applications, ...more } = useWaiting(organisationId)
  const [answering, setAnswering] = useState<Application | null>(null)
  if (applications.length === 0) return null
  return (
    <Section title={t('answer.title')}>
      <ul className={classes.list}>
        {applications.map((application) => (
          <li key={application.id} className={classes.row}>
            <Avatar person={application.person} />
            <span className={classes.who}>
              <b>{application.person.name}</b>
              <small>
                {t('answer.asks')} <When at={application.at} short />
                {application.threadId && (
                  <>
                    {' · '}
                    <Link className="nv-link" to={`/fils/${application.threadId}`}>
                      {t('answer.read')}
                    </Link>
                  </>
                )}
              </small>
            </span>
            {application.can.answer && (
              <Button
                variant="default"
                size="sm"
                onClick={() => setAnswering(application)}
                aria-label={t('answer.openFor', { name: application.person.name })}
              >
                {t('answer.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
      {answering && <AnswerForm application={answering} onClose={() => setAnswering(null)} />}
    </Section>
  )
}
