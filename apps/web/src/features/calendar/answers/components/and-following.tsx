import type { Attendance } from '@navette/contract/calendar/answer-schema.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { say } from '../../../../ui/undo.tsx'
import { useAnswer } from '../queries.ts'
import classes from './attendance.module.css'

interface AndFollowingProps {
  occurrenceId: string
  mine: NonNullable<Attendance['mine']>
}

/** What was answered to this date is answered to those that follow; nothing else than that can be taken back with it. */
export function AndFollowing({ occurrenceId, mine }: AndFollowingProps) {
  const { t } = useTranslation('answers')
  const { mutate, isPending } = useAnswer(occurrenceId, 'following')
  const { kind, companions } = mine
  const answer = () => mutate({ kind, companions }, { onSuccess: () => void say(t('following.done'), () => mutate(null)) })
  return (
    <p className={classes.who}>
      <button type="button" className="nv-link" disabled={isPending} onClick={answer}>
        {t(`following.${kind}`)}
      </button>
    </p>
  )
}
