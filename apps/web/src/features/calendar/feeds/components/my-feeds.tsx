import { Button } from '@mantine/core'
import type { Feed } from '@navette/contract/calendar/feed-schema.ts'
import { IconCalendarPlus, IconCopy } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import { Confirm } from '../../../../ui/confirm.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import { say } from '../../../../ui/undo.tsx'
import { useWhenWords } from '../../../../ui/when.tsx'
import { useFeeds, useRevokeFeed } from '../queries.ts'
import classes from './my-feeds.module.css'

const AddFeed = lazy(async () => ({ default: (await import('./add-feed.tsx')).AddFeed }))

/** Addresses for the calendar of one’s phone, or of another program. */
export function MyFeeds() {
  const { t } = useTranslation('feeds')
  const { data, error } = useFeeds()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Feed | null>(null)
  const revoke = useRevokeFeed()
  if (error) return <Notice kind="info">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={3} />
  return (
    <>
      <p className={classes.why}>{t('why')}</p>
      <Button variant="default" leftSection={<IconCalendarPlus size={18} stroke={1.75} />} onClick={() => setAdding(true)}>
        {t('add')}
      </Button>
      <ul className={classes.rows}>
        {data.feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} onRevoke={() => setEnding(feed)} />
        ))}
        <li className={classes.row}>
          <div className={classes.words}>
            <b>{t('public')}</b>
            <small>{t('publicWhy')}</small>
            <Address address={data.publicAddress} label={t('public')} />
          </div>
        </li>
        <li className={classes.row}>
          <div className={classes.words}>
            <b>{t('page')}</b>
            <small>{t('pageWhy')}</small>
            <Address address={data.publicPage} label={t('page')} page />
          </div>
        </li>
      </ul>
      {adding && (
        <Suspense>
          <AddFeed onClose={() => setAdding(false)} />
        </Suspense>
      )}
      <Confirm
        opened={ending !== null}
        title={t('revoke.title')}
        action={t('revoke.go')}
        pending={revoke.isPending}
        onClose={() => setEnding(null)}
        onConfirm={() => ending && revoke.mutate(ending.id, { onSuccess: () => setEnding(null) })}
      >
        <p>{t('revoke.why')}</p>
      </Confirm>
    </>
  )
}

function FeedRow({ feed, onRevoke }: { feed: Feed; onRevoke: () => void }) {
  const { t } = useTranslation('feeds')
  const name = useFeedName(feed)
  const used = useWhenWords(feed.lastReadAt ?? feed.madeAt)
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <b>{name}</b>
        <small>{feed.lastReadAt ? t('used', { when: used }) : t('unused')}</small>
        <Address address={feed.address} label={name} />
      </div>
      <Button variant="subtle" aria-label={t('revoke.label', { name })} onClick={onRevoke}>
        {t('revoke.short')}
      </Button>
    </li>
  )
}

const useFeedName = ({ kind, organisation, project, place }: Feed) => {
  const { t } = useTranslation('feeds')
  if (kind === 'mine') return t('kinds.mine')
  return organisation?.name ?? project?.title ?? place?.name ?? t('gone')
}

interface AddressProps {
  address: string
  label: string
  /** It leads to a page, not to a calendar. */
  page?: boolean
}

/** To be copied, or opened: a calendar by the program of the device that takes calendars. */
function Address({ address, label, page = false }: AddressProps) {
  const { t } = useTranslation('feeds')
  const copy = async () => {
    const done = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    )
    void say(done ? t('copied') : address)
  }
  return (
    <div className={classes.address}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopy size={16} stroke={1.75} />}
        aria-label={t('copyLabel', { name: label })}
        onClick={() => void copy()}
      >
        {t('copy')}
      </Button>
      <a className="nv-link" href={page ? address : address.replace(/^https?:/, 'webcal:')}>
        {t(page ? 'see' : 'subscribe')}
      </a>
    </div>
  )
}
