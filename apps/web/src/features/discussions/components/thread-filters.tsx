import { ActionIcon, Menu } from '@mantine/core'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import { IconCheck, IconFilter } from '@tabler/icons-react'
import { useSearchParams } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { type ThreadFilter, useMyProjects, useUsedTags } from '../queries.ts'
import classes from './thread-list.module.css'

const views: Record<string, ThreadFilter> = {
  'non-lus': { unread: true },
  'a-confirmer': { unconfirmed: true },
  conversations: { place: 'people' },
  pole: { place: 'cluster' },
}

/** One of these says where, or of which kind; a tag narrows it further. */
const places = ['voir', 'projet', 'structure'] as const
type Place = (typeof places)[number]

/** Whether the address narrows the list. */
export const isNarrowed = (search: URLSearchParams) => [...places, 'etiquette'].some((name) => search.has(name))

/**
 * What the address says of the list: `?voir=non-lus`, `?voir=a-confirmer`, `?voir=conversations`, `?voir=pole`, `?projet=…`, `?structure=…`, and beside
 * any of them `?etiquette=…`.
 */
export const useThreadFilter = (): ThreadFilter => {
  const [search] = useSearchParams()
  const [projectId, organisationId, tagId] = [search.get('projet'), search.get('structure'), search.get('etiquette')]
  const where = projectId ? { projectId } : organisationId ? { organisationId } : (views[search.get('voir') ?? ''] ?? {})
  return tagId ? { ...where, tagId } : where
}

/** Narrows the list of threads; the choice stands in the address, so that it can be kept and shared. */
export function ThreadFilters({ organisations }: { organisations: readonly OrganisationRef[] }) {
  const { t } = useTranslation('discussions')
  const { projects } = useMyProjects()
  const tags = useUsedTags()
  const [search, setSearch] = useSearchParams()
  const place = places.find((name) => search.has(name))
  const current = (place && search.get(place)) ?? ''
  const tag = search.get('etiquette') ?? ''
  const choose = (name: Place | 'etiquette' | null, value: string) => {
    const next = new URLSearchParams(search)
    for (const each of name === 'etiquette' ? ['etiquette'] : places) next.delete(each)
    if (name && value !== '') next.set(name, value)
    setSearch(next, { replace: true })
  }
  const item = (label: string, value: string, name: Place | 'etiquette' | null) => {
    const chosen = (name === 'etiquette' ? tag : current) === value
    return (
      <Menu.Item
        key={value}
        role="menuitemradio"
        aria-checked={chosen}
        rightSection={chosen ? <IconCheck size={16} stroke={1.75} /> : <span className={classes.noCheck} />}
        // Chosen once more, a tag is let go of.
        onClick={() => choose(name, chosen && name === 'etiquette' ? '' : value)}
      >
        {label}
      </Menu.Item>
    )
  }
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={36}
          className={classes.filter}
          aria-label={t('filters.choose')}
          data-on={isNarrowed(search) || undefined}
        >
          <IconFilter size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.choices}>
        {item(t('filters.all'), '', null)}
        {item(t('filters.unread'), 'non-lus', 'voir')}
        {item(t('filters.unconfirmed'), 'a-confirmer', 'voir')}
        {item(t('filters.people'), 'conversations', 'voir')}
        {item(t('filters.cluster'), 'pole', 'voir')}
        {organisations.length > 0 && <Menu.Label>{t('filters.byOrganisation')}</Menu.Label>}
        {organisations.map(({ id, name }) => item(name, id, 'structure'))}
        {projects.length > 0 && <Menu.Label>{t('filters.byProject')}</Menu.Label>}
        {projects.map((project) => item(project.title, project.id, 'projet'))}
        {tags.length > 0 && <Menu.Label>{t('filters.byTag')}</Menu.Label>}
        {tags.map(({ id, name }) => item(name, id, 'etiquette'))}
      </Menu.Dropdown>
    </Menu>
  )
}
