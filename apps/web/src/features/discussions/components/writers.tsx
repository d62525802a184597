import { useTyping } from '../../../lib/live.ts'
import { useTranslation } from '../../../lib/words.ts'
import { listOfNames } from './list-of-names.ts'
import classes from './thread-pane.module.css'

/** Who is writing an answer at this moment; its line is always there, so that nothing jumps. */
export function Writers({ threadId, myId }: { threadId: string; myId: string }) {
  const { t } = useTranslation('discussions')
  const typing = useTyping(threadId).typing.filter(({ id }) => id !== myId)
  return (
    <p className={classes.writers}>
      {typing.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('writers', { names: listOfNames(typing), count: typing.length })}
        </>
      )}
    </p>
  )
}
