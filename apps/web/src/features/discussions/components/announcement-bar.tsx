import { Button } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconCheck, IconSpeakerphone } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { sayProblem } from '../../../ui/undo.tsx'
import { When } from '../../../ui/when.tsx'
import { useConfirm, useConfirmationCount } from '../thread-queries.ts'
import classes from './announcement-bar.module.css'

const Confirmations = lazy(async () => ({ default: (await import('./confirmations.tsx')).Confirmations }))

/** Under the title of an announcement: to be confirmed, or confirmed; and for whoever keeps order, how many have. */
export function AnnouncementBar({ thread }: { thread: Thread }) {
  const { t } = useTranslation('discussions')
  const { announcement, can } = thread
  const count = useConfirmationCount(thread.id, announcement !== null && can.announce)
  const confirming = useConfirm()
  const [watching, setWatching] = useState(false)
  if (!announcement) return null
  const name = announcement.by?.name ?? t('post.someone')
  return (
    <div className={classes.bar}>
      {announcement.confirmedAt ? (
        <IconCheck size={20} stroke={1.75} aria-hidden />
      ) : (
        <IconSpeakerphone size={20} stroke={1.75} aria-hidden />
      )}
      <p>
        {announcement.confirmedAt ? (
          <>
            {t('announcement.youConfirmed')} <When at={announcement.confirmedAt} />
          </>
        ) : (
          t(can.confirm ? 'announcement.asks' : 'announcement.asked', { name })
        )}
        {count && (
          <>
            {' '}
            <button type="button" className="nv-link" onClick={() => setWatching(true)}>
              {t('announcement.count', { count: count.confirmed, all: count.confirmed + count.waiting })}
            </button>
          </>
        )}
      </p>
      {can.confirm && (
        <Button
          size="xs"
          loading={confirming.isPending}
          onClick={() => confirming.mutate(thread.id, { onError: (error) => void sayProblem(error) })}
        >
          {t('announcement.confirm')}
        </Button>
      )}
      {watching && (
        <Suspense>
          <Confirmations threadId={thread.id} onClose={() => setWatching(false)} />
        </Suspense>
      )}
    </div>
  )
}
