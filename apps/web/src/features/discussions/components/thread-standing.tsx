import { Button } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconLock } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { When } from '../../../ui/when.tsx'
import { useClosure } from '../queries.ts'
import classes from './thread-pane.module.css'

/** In place of the composer: who closed the thread and when, or why one may read and not answer. */
export function ThreadStanding({ thread }: { thread: Thread }) {
  const { t } = useTranslation('discussions')
  const closure = useClosure()
  if (!thread.closure)
    return (
      <p className={classes.standing}>
        <span>
          {t(thread.place.kind === 'project' ? 'standing.joinFirst' : 'standing.readOnly')}{' '}
          {thread.place.kind === 'project' && thread.place.id && (
            <Link className="nv-link" to={`/projets/${thread.place.id}`}>
              {t('standing.toProject')}
            </Link>
          )}
        </span>
      </p>
    )
  return (
    <div className={classes.standing}>
      <IconLock size={20} stroke={1.75} aria-hidden />
      <span>
        {thread.closure.by ? t('standing.closedBy', { name: thread.closure.by.name }) : t('standing.closed')}{' '}
        <When at={thread.closure.at} />
      </span>
      {thread.can.reopen && (
        <Button variant="default" size="xs" loading={closure.isPending} onClick={() => closure.mutate({ thread, close: false })}>
          {t('thread.reopen')}
        </Button>
      )}
    </div>
  )
}
