import { Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { type MemberFilters, useSkills } from '../queries.ts'
import classes from './people-list.module.css'

interface PeopleFiltersProps {
  filters: MemberFilters
  organisations: readonly { id: string; name: string }[]
  onChange: (change: { [K in keyof MemberFilters]?: MemberFilters[K] | undefined }) => void
}

/** Finds people by letters, organisation, role and skill; the address of the page keeps what was chosen. */
export const PeopleFilters = ({ filters, organisations, onChange }: PeopleFiltersProps) => {
  const { t } = useTranslation('accounts')
  const chosen = Object.keys(filters).length > 0
  return (
    <search className={classes.filters}>
      <SearchField
        className={classes.search}
        label={t('people.search')}
        value={filters.search ?? ''}
        onChange={(search) => onChange({ search: search || undefined })}
      />
      <Select
        aria-label={t('people.organisation')}
        placeholder={t('people.organisation')}
        className={classes.choice}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('people.anyOrganisation') }}
        nothingFoundMessage={t('people.noneSuch')}
        data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.organisationId ?? null}
        onChange={(organisationId) => onChange({ organisationId: organisationId ?? undefined })}
      />
      <SkillField value={filters.skill ?? null} onChange={(skill) => onChange({ skill: skill ?? undefined })} />
      <div className={classes.roles}>
        <FilterChips
          label={t('people.role')}
          options={[
            { value: 'any', label: t('people.anyRole') },
            ...MembershipRole.options.map((role) => ({ value: role, label: t(`people.roles.${role}`) })),
          ]}
          value={filters.role ?? 'any'}
          onChange={(role) => onChange({ role: role === 'any' ? undefined : (role as MembershipRole) })}
        />
        {chosen && (
          <Button
            variant="subtle"
            onClick={() => onChange({ search: undefined, organisationId: undefined, role: undefined, skill: undefined })}
          >
            {t('people.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}

const SkillField = ({ value, onChange }: { value: string | null; onChange: (skill: string | null) => void }) => {
  const { t } = useTranslation('accounts')
  const [letters, setLetters] = useState(value ?? '')
  const [search] = useDebouncedValue(letters === value ? '' : letters, 150)
  const known = useSkills(search)
  const skills = known.map(({ skill }) => skill)
  return (
    <Select
      aria-label={t('people.skill')}
      placeholder={t('people.skill')}
      className={classes.choice}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('people.anySkill') }}
      nothingFoundMessage={t('people.noSkill')}
      data={value && !skills.includes(value) ? [value, ...skills] : skills}
      filter={({ options }) => options}
      searchValue={letters}
      onSearchChange={setLetters}
      value={value}
      onChange={onChange}
    />
  )
}
