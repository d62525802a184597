import { ActionIcon, Button } from '@mantine/core'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconMessagePlus, IconPlus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useRef } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { usePageKeys } from '../../../lib/page-keys.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { type ThreadFilter, useTagName, useThreads } from '../queries.ts'
import { usePinned } from '../thread-queries.ts'
import { useBegun } from './drafts.ts'
import { groupByPlace } from './group-by-place.ts'
import { PlaceRibbon } from './place-ribbon.tsx'
import { ReportsWaiting } from './reports.tsx'
import { isNarrowed, ThreadFilters, useThreadFilter } from './thread-filters.tsx'
import classes from './thread-list.module.css'
import { ThreadListSkeleton } from './thread-list-skeleton.tsx'
import { ThreadRow } from './thread-row.tsx'

interface ThreadListProps {
  openId?: string
  /** On a phone the list is the page and holds its title; beside a thread it does not. */
  main: boolean
  /** Those that one belongs to: what hangs on each can be shown alone. */
  organisations: readonly OrganisationRef[]
  onNew?: (() => void) | undefined
  /** Writes to one or a few people. */
  onConverse: () => void
}

/** The threads that one may read, under the places where they hang. `j` and `k` walk through them. */
export function ThreadList({ openId, main, organisations, onNew, onConverse }: ThreadListProps) {
  const { t } = useTranslation('discussions')
  const { search } = useLocation()
  const filter = useThreadFilter()
  const { threads: latest, isPending, ...more } = useThreads(filter)
  const ofOnePlace = filter.projectId !== undefined || filter.organisationId !== undefined || filter.place !== undefined
  const pinned = usePinned(filter, ofOnePlace)
  const threads = [...pinned, ...latest.filter(({ id }) => !pinned.some((thread) => thread.id === id))]
  const groups = groupByPlace(threads)
  const begun = useBegun()
  const list = useRef<HTMLDivElement>(null)
  useWalk(
    groups.flatMap((group) => group.threads),
    openId,
    list.current,
  )
  const [Title, PlaceTitle] = main ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const)
  const filtered = isNarrowed(new URLSearchParams(search))
  const tag = useTagName(filter.tagId)

  return (
    <section className={classes.list} aria-label={t('list.label')}>
      <header className={classes.head}>
        <Title>{t('list.title')}</Title>
        <ThreadFilters organisations={organisations} />
        <ActionIcon
          variant="subtle"
          size={36}
          className={classes.filter}
          aria-label={t('conversation.new')}
          title={t('conversation.new')}
          onClick={onConverse}
        >
          <IconMessagePlus size={20} stroke={1.75} />
        </ActionIcon>
        {onNew && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={onNew}>
            {t('list.new')}
          </Button>
        )}
      </header>
      <ReportsWaiting />
      <div className={classes.scroll} ref={list}>
        {filtered && (
          <p className={classes.filtered}>
            {filterWords(filter, { threads, organisations, tag }, t)}{' '}
            <Link className="nv-link" to={{ search: '' }}>
              {t('filters.clear')}
            </Link>
          </p>
        )}
        {isPending && <ThreadListSkeleton />}
        {!isPending && threads.length === 0 && (
          <div className={classes.empty}>
            <Empty title={t(filtered ? 'list.noneHere' : 'list.none')}>{t(filtered ? 'list.noneHereWhy' : 'list.noneWhy')}</Empty>
          </div>
        )}
        {groups.map(({ key, place, threads }) => (
          <div key={key} className={classes.group}>
            <PlaceTitle className={classes.place}>
              <span className={classes.placeRibbon}>
                <PlaceRibbon place={place} size="s" axis="v" decorative />
              </span>
              {place.kind === 'cluster' || place.kind === 'people' ? t(`place.${place.kind}`) : place.title}
            </PlaceTitle>
            <ul className={classes.rows}>
              {threads.map((thread) => (
                <li key={thread.id}>
                  <ThreadRow thread={thread} search={search} open={thread.id === openId} begun={begun.has(`thread:${thread.id}`)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        <LoadMore {...more} />
      </div>
    </section>
  )
}

interface Narrowed {
  threads: readonly Thread[]
  organisations: readonly OrganisationRef[]
  tag: string | undefined
}

const filterWords = (filter: ThreadFilter, narrowed: Narrowed, t: TFunction<'discussions'>) => {
  const tag = filter.tagId ? t('filters.tag', { name: narrowed.tag ?? '…' }) : null
  return [placeWords(filter, narrowed, t), tag].filter((part) => part !== null).join(' · ')
}

const placeWords = (filter: ThreadFilter, { threads, organisations }: Narrowed, t: TFunction<'discussions'>): string | null => {
  if (filter.unread) return t('filters.unread')
  if (filter.unconfirmed) return t('filters.unconfirmed')
  if (filter.place) return t(`filters.${filter.place}`)
  const title = threads[0]?.place.title
  if (filter.organisationId)
    return organisations.find(({ id }) => id === filter.organisationId)?.name ?? title ?? t('filters.byOrganisation')
  return filter.projectId ? (title ?? t('filters.oneProject')) : null
}

/** `j` opens the next thread, `k` the one before. */
const useWalk = (threads: readonly Thread[], openId: string | undefined, list: HTMLElement | null) => {
  const navigate = useNavigate()
  const { search } = useLocation()
  const walk = (step: 1 | -1) => {
    const at = threads.findIndex((thread) => thread.id === openId)
    const next = threads[at === -1 ? 0 : at + step]
    if (!next) return
    void navigate({ pathname: `/fils/${next.id}`, search })
    list?.querySelector(`[data-thread="${next.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  usePageKeys([
    ['j', () => walk(1)],
    ['k', () => walk(-1)],
  ])
}
