import { useHere } from '../../../lib/live.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { listOfNames } from './list-of-names.ts'
import classes from './thread-pane.module.css'

/** Who reads the thread at this moment, besides me; nothing at all when nobody does. */
export function Readers({ threadId, myId, brief }: { threadId: string; myId: string; brief?: boolean }) {
  const { t } = useTranslation('discussions')
  const here = useHere(threadId).filter(({ id }) => id !== myId)
  if (here.length === 0) return brief ? null : <div className={classes.readers} />
  const names = listOfNames(here)
  if (brief) return <>{t('readers.brief', { names, count: here.length })}</>
  return (
    <div className={classes.readers}>
      <span className={classes.faces}>
        {here.slice(0, 4).map((person) => (
          <Avatar key={person.id} person={person} size="sm" />
        ))}
      </span>
      <span>{t('readers.here', { names, count: here.length })}</span>
    </div>
  )
}
