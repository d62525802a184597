import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { SideDrawer } from '../../../ui/side-drawer.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { When } from '../../../ui/when.tsx'
import { useConfirmationCount, useConfirmations } from '../thread-queries.ts'
import classes from './confirmations.module.css'

/** Who has not confirmed an announcement yet, and who has. */
export function Confirmations({ threadId, onClose }: { threadId: string; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  const [view, setView] = useState<'waiting' | 'confirmed'>('waiting')
  const count = useConfirmationCount(threadId, true)
  const { people, isPending, ...more } = useConfirmations(threadId, view === 'confirmed')
  const label = (name: 'waiting' | 'confirmed') => t(`announcement.tabs.${name}`, { count: count?.[name] ?? 0 })
  return (
    <SideDrawer title={t('announcement.who')} closing={t('close')} onClose={onClose}>
      <FilterChips
        label={t('announcement.who')}
        options={(['waiting', 'confirmed'] as const).map((value) => ({ value, label: label(value) }))}
        value={view}
        onChange={setView}
      />
      {isPending && <RowsSkeleton rows={5} round />}
      {!isPending && people.length === 0 && (
        <p className={classes.none}>{t(view === 'waiting' ? 'announcement.all' : 'announcement.none')}</p>
      )}
      <ul className={classes.people}>
        {people.map(({ person, at }) => (
          <li key={person.id}>
            <Avatar person={person} size="sm" />
            <span>{person.name}</span>
            {at && <When at={at} />}
          </li>
        ))}
      </ul>
      <LoadMore {...more} />
    </SideDrawer>
  )
}
