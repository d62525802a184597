import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { type MemberFilters, useMemberCount, useMembers } from '../queries.ts'
import classes from './people-list.module.css'
import { PersonRow } from './person-row.tsx'

/** Rows asked for before they are near the screen. */
const ahead = 15

/** The people who pass the filters, by name. However many they are, only those near the screen are drawn; each says its place among all. */
export const PeopleList = ({ filters }: { filters: MemberFilters }) => {
  const { t } = useTranslation('accounts')
  const { members, isPending, ...more } = useMembers(filters)
  const count = useMemberCount(filters)
  const list = useRef<HTMLUListElement>(null)
  const offset = useOffset(list, isPending)
  const rows = useWindowVirtualizer({
    count: members.length,
    estimateSize: () => 61,
    overscan: 8,
    scrollMargin: offset,
    getItemKey: (index) => members[index]?.id ?? index,
  })
  const drawn = rows.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = more
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && last >= members.length - ahead) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, last, members.length])
  const filtered = Object.keys(filters).length > 0
  return (
    <>
      <p role="status" className={classes.count}>
        {count !== undefined && t('people.count', { count })}
      </p>
      {isPending && <RowsSkeleton rows={8} round />}
      {!isPending && members.length === 0 && (
        <Empty title={t(filtered ? 'people.noneFound' : 'people.none')}>{t(filtered ? 'people.noneFoundWhy' : 'people.noneWhy')}</Empty>
      )}
      <ul ref={list} aria-label={t('people.list')} className={classes.people} style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, key, start }) => {
          const member = members[index]
          return (
            member && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={count ?? -1}
                style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
              >
                <PersonRow member={member} />
              </li>
            )
          )
        })}
      </ul>
      {isFetchNextPageError && <LoadMore {...more} />}
    </>
  )
}

/** How far from the top of the page the list begins; it moves when what stands above it does. */
const useOffset = (list: React.RefObject<HTMLElement | null>, pending: boolean): number => {
  const [offset, setOffset] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the skeleton above the list goes when the first page comes.
  useLayoutEffect(() => {
    const measure = () => setOffset((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [list, pending])
  return offset
}
