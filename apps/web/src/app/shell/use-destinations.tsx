import { useDebouncedValue } from '@mantine/hooks'
import { listMembers } from '@navette/contract/accounts/endpoints.ts'
import { listThreads } from '@navette/contract/discussions/endpoints.ts'
import { listOrganisations } from '@navette/contract/organisations/endpoints.ts'
import { listProjects } from '@navette/contract/projects/endpoints.ts'
import { IconAdjustments, IconMessage, IconTags } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMe } from '../../features/accounts/queries.ts'
import { read } from '../../lib/reads.ts'
import { useTranslation } from '../../lib/words.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Swatch } from '../../ui/organisation-label.tsx'
import { Ribbon } from '../../ui/ribbon.tsx'
import { placesFor } from './places.ts'

/** Somewhere to go. */
interface Destination {
  path: string
  label: string
  /** Its icon, its ribbon, its initials. */
  mark: ReactNode
  /** Where it hangs, in small. */
  beside?: string
}

interface DestinationGroup {
  name: string
  destinations: Destination[]
}

/** As many of a kind as one can take in. */
const shown = 6

/** Where these letters may lead, by kind; without letters, the places themselves and what moved last. */
export const useDestinations = (query: string): DestinationGroup[] => {
  const { t } = useTranslation('app')
  const places = usePlaces()
  const known = useKnown()
  const people = usePeople(query)
  const groups = [
    { name: t('palette.pages'), destinations: places },
    { name: t('places.projects'), destinations: known.projects },
    { name: t('places.threads'), destinations: known.threads },
    { name: t('places.organisations'), destinations: query ? known.organisations : [] },
  ]
  const found = groups.map(({ name, destinations }) => ({ name, destinations: matching(destinations, query).slice(0, query ? shown : 8) }))
  return [...found, { name: t('places.people'), destinations: people }].filter(({ destinations }) => destinations.length > 0)
}

const usePlaces = (): Destination[] => {
  const { t } = useTranslation('app')
  const me = useMe()
  return [
    ...placesFor(me).map((place) => ({
      path: place.path,
      label: t(`places.${place.key}`),
      mark: <place.icon size={20} stroke={1.75} aria-hidden="true" />,
    })),
    { path: '/etiquettes', label: t('palette.tags'), mark: <IconTags size={20} stroke={1.75} aria-hidden="true" /> },
    { path: '/moi', label: t('me.settings'), mark: <IconAdjustments size={20} stroke={1.75} aria-hidden="true" /> },
  ]
}

const useKnown = () => {
  const { t } = useTranslation('app')
  const projects = useQuery(read(listProjects, { query: { limit: 100 } }))
  const threads = useQuery(read(listThreads, { query: { limit: 40 } }))
  const organisations = useQuery(read(listOrganisations, { query: { limit: 100 } }))
  return {
    projects: (projects.data?.items ?? []).map((project) => ({
      path: `/projets/${project.id}`,
      label: project.title,
      mark: <Ribbon of={project.ribbon} size="s" axis="v" decorative style={{ height: 20 }} />,
    })),
    threads: (threads.data?.items ?? []).map((thread) => ({
      path: `/fils/${thread.id}`,
      label: thread.title,
      mark: <IconMessage size={20} stroke={1.75} aria-hidden="true" />,
      beside: thread.place.kind === 'cluster' ? t('palette.wholeCluster') : thread.place.title,
    })),
    organisations: (organisations.data?.items ?? []).map((organisation) => ({
      path: `/structures/${organisation.id}`,
      label: organisation.name,
      mark: <Swatch of={organisation} />,
    })),
  }
}

const usePeople = (query: string): Destination[] => {
  const me = useMe()
  const [search] = useDebouncedValue(query.trim(), 120)
  const { data } = useQuery({
    ...read(listMembers, { query: { search, limit: shown } }),
    enabled: me.can.seePeople && search.length > 0,
    placeholderData: keepPreviousData,
  })
  if (!query.trim()) return []
  return (data?.items ?? []).map((member) => {
    const organisation = member.belongings[0]?.organisation ?? null
    return {
      path: `/personnes/${member.id}`,
      label: member.name,
      mark: <Avatar person={{ ...member, organisation }} size="sm" />,
      ...(organisation ? { beside: organisation.name } : {}),
    }
  })
}

const matching = (destinations: Destination[], query: string) => {
  const wanted = plain(query.trim())
  return destinations.filter(({ label }) => plain(label).includes(wanted))
}

/** Accents and capitals aside. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
