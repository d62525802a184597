import { ActionIcon, Radio, Stack } from '@mantine/core'
import { type Follow, type FollowLevel, type FollowPlace, followLevels } from '@navette/contract/follows/schema.ts'
import { IconX } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { When } from '../../../ui/when.tsx'
import { type Followed, useFollow, useFollowing, useFollows } from '../queries.ts'
import classes from './my-follows.module.css'

/** How I follow all for which I choose nothing nearer. */
export function FollowCluster() {
  const { t } = useTranslation('follows')
  const { data: following } = useFollowing('cluster')
  const follow = useFollow('cluster')
  if (!following) return <RowsSkeleton rows={5} />
  const chosen = following.reason === 'chosen' ? following.level : ''
  const shown = follow.isPending ? (follow.variables ?? '') : chosen
  return (
    <Radio.Group value={shown} onChange={(level) => follow.mutate((level || null) as FollowLevel | null)} aria-label={t('mine.cluster')}>
      <Stack gap={14}>
        <Radio value="" label={t('mine.default')} description={t('mine.defaultMeans')} />
        {followLevels.map((level) => (
          <Radio key={level} value={level} label={t(`levels.${level}`)} description={t(`means.${level}`)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** What I chose to follow differently. */
export function MyFollows() {
  const { t } = useTranslation('follows')
  const { follows, isPending, ...more } = useFollows()
  const nearer = follows.filter(({ place }) => place.kind !== 'cluster')
  if (isPending) return <RowsSkeleton rows={4} />
  if (nearer.length === 0) return <Empty title={t('mine.none')}>{t('mine.noneWhy')}</Empty>
  return (
    <>
      <ul className={classes.rows}>
        {nearer.map((follow) => (
          <FollowRow key={follow.id} follow={follow} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}

const kinds = ['project', 'thread', 'event', 'file', 'organisation'] as const
const pages: Partial<Record<string, string>> = {
  project: '/projets/',
  thread: '/fils/',
  event: '/evenements/',
  organisation: '/structures/',
}

const followedAt = ({ kind, id }: FollowPlace): Followed => {
  if (id === null) return 'cluster'
  return kind === 'organisation' ? { organisationId: id } : { itemId: id }
}

function FollowRow({ follow: { place, level, at } }: { follow: Follow }) {
  const { t } = useTranslation('follows')
  const { mutate } = useFollow(followedAt(place))
  const page = pages[place.kind]
  const forget = () => mutate(null, { onSuccess: () => void say(t('mine.forgotten', { title: place.title }), () => mutate(level)) })
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        {page ? <Link to={page + place.id}>{place.title}</Link> : <span>{place.title}</span>}
        <small>
          {t(`mine.kinds.${kinds.find((kind) => kind === place.kind) ?? 'item'}`)}, <When at={at} />
        </small>
      </span>
      <span>{t(`levels.${level}`)}</span>
      <ActionIcon variant="subtle" size={44} aria-label={t('mine.forget', { title: place.title })} onClick={forget}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </li>
  )
}
