import { Button } from '@mantine/core'
import type { MyInvitation } from '@navette/contract/invitations/schema.ts'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useAnswerInvitation, useMyInvitations } from '../queries.ts'
import { InvitationWords } from './invitation-words.tsx'
import classes from './my-invitations.module.css'
import { placeOf } from './place.ts'

/** Invitations that wait for my answer; nothing while there is none. */
export const MyInvitations = () => {
  const { t } = useTranslation('invitations')
  const invitations = useMyInvitations()
  if (invitations.length === 0) return null
  return (
    <section aria-label={t('mine.title', { count: invitations.length })}>
      {invitations.map((invitation) => (
        <Waiting key={invitation.id} invitation={invitation} />
      ))}
    </section>
  )
}

const Waiting = ({ invitation }: { invitation: MyInvitation }) => {
  const { t } = useTranslation('invitations')
  const navigate = useNavigate()
  const { mutate, isPending } = useAnswerInvitation()
  const { name, address } = placeOf(invitation)
  const answer = (accepted: boolean) => {
    if (isPending) return
    const done = () => {
      void say(t(accepted ? 'mine.accepted' : 'mine.declined', { place: name }))
      if (accepted) void navigate(address)
    }
    mutate({ invitationId: invitation.id, accepted }, { onSuccess: done })
  }
  return (
    <article className={classes.waiting} aria-label={name}>
      <InvitationWords invitation={invitation} />
      <div className={classes.acts}>
        <Button size="sm" aria-disabled={isPending} onClick={() => answer(true)}>
          {t('mine.accept')}
        </Button>
        <Button size="sm" variant="default" aria-disabled={isPending} onClick={() => answer(false)}>
          {t('mine.decline')}
        </Button>
      </div>
    </article>
  )
}
