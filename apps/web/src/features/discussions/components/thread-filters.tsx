import { ActionIcon, Menu } from '@mantine/core'
import { IconCheck, IconFilter } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { type ThreadFilter, useMyProjects } from '../queries.ts'
import classes from './thread-list.module.css'

const views: Record<string, ThreadFilter> = {
  'non-lus': { unread: true },
  'a-confirmer': { unconfirmed: true },
  conversations: { place: 'people' },
  pole: { place: 'cluster' },
}

/** What the address says of the list: `?voir=non-lus`, `?voir=a-confirmer`, `?voir=conversations`, `?voir=pole`, `?projet=…`. */
export const useThreadFilter = (): ThreadFilter => {
  const [search] = useSearchParams()
  const projectId = search.get('projet')
  if (projectId) return { projectId }
  return views[search.get('voir') ?? ''] ?? {}
}

/** Narrows the list of threads; the choice stands in the address, so that it can be kept and shared. */
export function ThreadFilters() {
  const { t } = useTranslation('discussions')
  const { projects } = useMyProjects()
  const [search, setSearch] = useSearchParams()
  const current = search.get('projet') ?? search.get('voir') ?? ''
  const choose = (name?: 'voir' | 'projet', value?: string) => setSearch(name && value ? { [name]: value } : {}, { replace: true })
  const item = (label: string, value: string, name?: 'voir' | 'projet') => (
    <Menu.Item
      key={value}
      role="menuitemradio"
      aria-checked={current === value}
      rightSection={current === value ? <IconCheck size={16} stroke={1.75} /> : <span className={classes.noCheck} />}
      onClick={() => choose(name, value)}
    >
      {label}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={36}
          className={classes.filter}
          aria-label={t('filters.choose')}
          data-on={current !== '' || undefined}
        >
          <IconFilter size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item(t('filters.all'), '')}
        {item(t('filters.unread'), 'non-lus', 'voir')}
        {item(t('filters.unconfirmed'), 'a-confirmer', 'voir')}
        {item(t('filters.people'), 'conversations', 'voir')}
        {item(t('filters.cluster'), 'pole', 'voir')}
        {projects.length > 0 && <Menu.Label>{t('filters.byProject')}</Menu.Label>}
        {projects.map((project) => item(project.title, project.id, 'projet'))}
      </Menu.Dropdown>
    </Menu>
  )
}
