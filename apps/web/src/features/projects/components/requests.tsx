import { Button } from '@mantine/core'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { When } from '../../../ui/when.tsx'
import { useAnswerRequest, useRequests } from '../queries.ts'
import classes from './requests.module.css'

/** Those who ask to be of the team, for whoever chooses it; nothing while nobody waits. */
export function Requests({ projectId }: { projectId: string }) {
  const { t } = useTranslation('projects')
  const requests = useRequests(projectId)
  const { mutate, isPending } = useAnswerRequest(projectId)
  if (requests.length === 0) return null
  return (
    <section className={classes.requests} aria-label={t('requests.title', { count: requests.length })}>
      <h2 className={classes.title}>{t('requests.title', { count: requests.length })}</h2>
      <ul>
        {requests.map(({ id, person, word, at }) => {
          const answer = (accepted: boolean) => {
            if (isPending) return
            const done = () => say(t(accepted ? 'requests.accepted' : 'requests.declined', { name: person.name }))
            mutate({ requestId: id, accepted }, { onSuccess: done, onError: sayProblem })
          }
          return (
            <li key={id} className={classes.request}>
              <Avatar person={person} size="sm" />
              <div className={classes.said}>
                <p>
                  <b>{person.name}</b>
                  {person.organisation && <span className={classes.of}>, {person.organisation.name}</span>}
                </p>
                {word && <p className={classes.word}>{word}</p>}
                <p className={classes.of}>
                  <When at={at} relative />
                </p>
              </div>
              <span className={classes.acts}>
                <Button size="xs" aria-label={t('requests.acceptFor', { name: person.name })} onClick={() => answer(true)}>
                  {t('requests.accept')}
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  aria-label={t('requests.declineFor', { name: person.name })}
                  onClick={() => answer(false)}
                >
                  {t('requests.decline')}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
