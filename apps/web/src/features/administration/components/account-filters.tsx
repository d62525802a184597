import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { AccountView } from '@navette/contract/administration/schema.ts'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { useOrganisationNames } from '../queries.ts'
import classes from './account-filters.module.css'
import { sorts, useAccountsQuery } from './use-accounts-query.ts'

/** The views that are always offered; another one shows while a link led to it. */
const usual: readonly AccountView[] = ['all', 'invited', 'unattached', 'suspended', 'no_account', 'administrators']

/** Which accounts are looked at, and in which order. */
export const AccountFilters = () => {
  const { t } = useTranslation('table')
  const { query, change } = useAccountsQuery()
  const { data: organisations } = useOrganisationNames()
  const views = AccountView.options.filter((view) => usual.includes(view) || view === query.view)
  const select = { clearable: true, size: 'sm' as const, className: classes.select, comboboxProps: { withinPortal: true } }
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <Letters value={query.search ?? ''} onChange={(lettres) => change({ lettres })} />
        <FilterChips
          label={t('views')}
          options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={query.view}
          onChange={(view) => change({ voir: view === 'all' ? null : view })}
        />
      </div>
      <div className={classes.line}>
        <Select
          {...select}
          aria-label={t('organisation')}
          placeholder={t('anyOrganisation')}
          searchable
          data={(organisations?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={query.organisationId ?? null}
          onChange={(structure) => change({ structure })}
        />
        <Select
          {...select}
          aria-label={t('role')}
          placeholder={t('anyRole')}
          data={(['manager', 'member', 'volunteer'] as const).map((value) => ({ value, label: t(`roles.${value}`) }))}
          value={query.role ?? null}
          onChange={(role) => change({ role })}
        />
        <Select
          {...select}
          clearable={false}
          allowDeselect={false}
          aria-label={t('sort')}
          data={sorts.map((value) => ({ value, label: `${t('sort')} ${t(`sorts.${value}`)}` }))}
          value={query.sort}
          onChange={(tri) => change({ tri: tri === 'name' ? null : tri })}
        />
      </div>
    </div>
  )
}

const Letters = ({ value, onChange }: { value: string; onChange: (letters: string) => void }) => {
  const { t } = useTranslation('table')
  const [letters, setLetters] = useState(value)
  const [settled] = useDebouncedValue(letters.trim(), 200)
  // Only what was typed goes to the address; the address speaks again when a link changes it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address must not answer itself
  useEffect(() => {
    if (settled !== value) onChange(settled)
  }, [settled])
  useEffect(() => {
    if (value === '') setLetters('')
  }, [value])
  return (
    <TextInput
      className={classes.search}
      aria-label={t('search')}
      placeholder={t('search')}
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
      type="search"
      maxLength={100}
      value={letters}
      onChange={(event) => setLetters(event.currentTarget.value)}
    />
  )
}
