import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useMembers } from '../queries.ts'
import classes from './people-list.module.css'
import { PersonRow } from './person-row.tsx'

/** Everybody, by name, and a field to find one among them. */
export const PeopleList = () => {
  const { t } = useTranslation('accounts')
  const [letters, setLetters] = useState('')
  const [search] = useDebouncedValue(letters.trim(), 150)
  const { members, isPending, ...more } = useMembers(search ? { search } : {})
  return (
    <>
      <TextInput
        className={classes.search}
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
        type="search"
        value={letters}
        onChange={(event) => setLetters(event.currentTarget.value)}
      />
      {isPending && <RowsSkeleton rows={8} round />}
      {!isPending && members.length === 0 && (
        <Empty title={t(search ? 'people.noneFound' : 'people.none', { search })}>
          {t(search ? 'people.noneFoundWhy' : 'people.noneWhy')}
        </Empty>
      )}
      <ul className={classes.people}>
        {members.map((member) => (
          <PersonRow key={member.id} member={member} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}
