import { Button, Select } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import type { TeamMember } from '@navette/contract/projects/schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { useJoinTeam, usePeople } from '../queries.ts'
import classes from './team.module.css'

/** Brings somebody into the team, found by the letters of their name. */
export function AddPerson({ projectId, team }: { projectId: string; team: readonly TeamMember[] }) {
  const { t } = useTranslation('projects')
  const [opened, { open, close }] = useDisclosure(false)
  const [search, setSearch] = useState('')
  const [wanted] = useDebouncedValue(search, 180)
  const { data } = usePeople(wanted, opened)
  const joining = useJoinTeam(projectId)
  const present = new Set(team.map(({ person }) => person.id))
  const people = (data?.items ?? []).filter(({ id }) => !present.has(id))

  if (!opened)
    return (
      <Button className={classes.add ?? ''} variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={open}>
        {t('team.add')}
      </Button>
    )
  return (
    <Select
      mt={8}
      aria-label={t('team.addLabel')}
      placeholder={t('team.addHint')}
      data={people.map(({ id, name, belongings }) => ({
        value: id,
        label: [name, belongings[0]?.organisation.name].filter(Boolean).join(', '),
      }))}
      // The server already chose by the letters, accents aside.
      filter={({ options }) => options}
      searchable
      autoFocus
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('team.nobody')}
      value={null}
      error={joining.error ? problemWords(joining.error) : null}
      onChange={(memberId) => memberId && joining.mutate(memberId, { onSuccess: close })}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    />
  )
}
