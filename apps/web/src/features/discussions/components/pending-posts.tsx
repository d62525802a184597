import { Button } from '@mantine/core'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import { IconAlertCircle, IconClock } from '@tabler/icons-react'
import { useConnection } from '../../../lib/live.ts'
import { uploads, useUploadsOf } from '../../../lib/uploads.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { AttachmentTray } from '../../../ui/attachment-tray.tsx'
import { Avatar } from '../../../ui/avatar.tsx'
import { OrganisationLabel } from '../../../ui/organisation-label.tsx'
import { Preview } from '../../../ui/preview.tsx'
import { When } from '../../../ui/when.tsx'
import type { PendingPost } from '../queries.ts'
import classes from './post.module.css'

interface PendingPostsProps {
  entries: readonly PendingPost[]
  me: PersonRef
  retry: (id: string) => void
  /** Puts the text back where it was written; not offered where nobody can write any more, so that no text is lost. */
  takeBack: ((id: string) => void) | undefined
}

/** What I said and the server has not confirmed: drawn as it will stand, with what became of it where that matters. */
export function PendingPosts({ entries, me, retry, takeBack }: PendingPostsProps) {
  const { t } = useTranslation('discussions')
  const offline = useConnection() === 'offline'
  return entries.map((entry) => (
    <article key={entry.id} className={classes.post} data-pending={entry.state} aria-label={t('post.label', { name: me.name })}>
      <Avatar person={me} />
      <div className={classes.body}>
        <div className={classes.head}>
          <b>{me.name}</b>
          {me.organisation && <OrganisationLabel of={me.organisation} short />}
          {entry.state === 'sending' || !offline ? <When at={new Date(entry.createdAt).toISOString()} /> : null}
        </div>
        {entry.text !== '' && <Preview>{entry.text}</Preview>}
        <PendingFiles entry={entry} onTakeBack={takeBack && (() => takeBack(entry.id))} />
        {entry.state === 'waiting' && offline && (
          <p className={classes.waiting}>
            <IconClock size={16} stroke={1.75} aria-hidden /> {t('pending.waiting')}
            {takeBack && (
              <Button variant="subtle" size="compact-sm" onClick={() => takeBack(entry.id)}>
                {t('cancel')}
              </Button>
            )}
          </p>
        )}
        {entry.state === 'refused' && (
          <p className={classes.refused} role="alert">
            <IconAlertCircle size={16} stroke={1.75} aria-hidden />
            <span>
              {t('pending.refused')} {entry.refusal && problemWords(entry.refusal)}
            </span>
            <Button variant="default" size="compact-sm" onClick={() => retry(entry.id)}>
              {t('pending.retry')}
            </Button>
            {takeBack && (
              <Button variant="subtle" size="compact-sm" onClick={() => takeBack(entry.id)}>
                {t('pending.takeBack')}
              </Button>
            )}
          </p>
        )}
      </div>
    </article>
  ))
}

/** What it carries: it leaves when all has arrived, and until then may be taken back. */
function PendingFiles({ entry, onTakeBack }: { entry: PendingPost; onTakeBack: (() => void) | undefined }) {
  const { t } = useTranslation('discussions')
  const offline = useConnection() === 'offline'
  const carried = useUploadsOf(entry.fileIds)
  const underWay = carried.some(({ file, problem }) => !file && !problem)
  return (
    <>
      <div className={classes.files}>
        <AttachmentTray uploads={carried} onRetry={uploads.retry} />
      </div>
      {underWay && !offline && (
        <p className={classes.waiting}>
          <IconClock size={16} stroke={1.75} aria-hidden /> {t('pending.filesFirst')}
          {onTakeBack && (
            <Button variant="subtle" size="compact-sm" onClick={onTakeBack}>
              {t('cancel')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
