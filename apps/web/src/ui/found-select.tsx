import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'

interface Found {
  id: string
  name: string
  /** What it stands under in the list, where it stands under something. */
  group?: string
}

interface FoundSelectProps {
  label: string
  placeholder: string
  /** What is said where no name holds the letters. */
  nobody: string
  /** Asks what has these letters in its name, undefined until it is known; the same function all the time, as it is a hook. */
  useFound: (letters: string) => readonly Found[] | undefined
  /** The one that is not offered, by its id. */
  except?: string
  value: string | null
  /** The one that is chosen from the start. */
  known?: Found | undefined
  /** What is wrong with the choice. */
  error?: string | undefined
  /** The field that a dialog begins with. */
  first?: boolean
  onChange: (id: string | null) => void
}

/** Somebody, or something, found by the letters of its name among more than a list can hold. */
export const FoundSelect = ({
  label,
  placeholder,
  nobody,
  useFound,
  except,
  value,
  known,
  error,
  first = false,
  onChange,
}: FoundSelectProps) => {
  const [search, setSearch] = useState(known?.name ?? '')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(known ? { value: known.id, label: known.name } : null)
  const [wanted] = useDebouncedValue(search === chosen?.label ? '' : search.trim(), 200)
  const all = useFound(wanted)
  const found = (all ?? []).filter(({ id }) => id !== except)
  return (
    <Select
      label={label}
      placeholder={placeholder}
      value={value}
      error={error}
      data-autofocus={first || undefined}
      data={[...(chosen && !found.some(({ id }) => id === chosen.value) ? [chosen] : []), ...inGroups(found)]}
      filter={({ options }) => options}
      searchable
      clearable
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={all && nobody}
      onChange={(id, option) => {
        setChosen(id ? option : null)
        onChange(id)
      }}
    />
  )
}

/** Those without a group as they come, then group by group. */
const inGroups = (found: readonly Found[]) => {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const { id, name, group = '' } of found) groups.set(group, [...(groups.get(group) ?? []), { value: id, label: name }])
  const alone = groups.get('') ?? []
  groups.delete('')
  return [...alone, ...[...groups].map(([group, items]) => ({ group, items }))]
}
