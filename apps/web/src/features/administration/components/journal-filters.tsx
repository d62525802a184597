import { Button, Select, TextInput } from '@mantine/core'
import { auditedVerbs } from '@navette/contract/activities.ts'
import { type Noun, nouns } from '@navette/contract/core/nouns.ts'
import { useSearchParams } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { FoundSelect } from '../../../ui/found-select.tsx'
import { type AuditQuery, useOrganisationNames, usePeopleNamed } from '../queries.ts'
import classes from './journal.module.css'

const told = { par: 'actorId', personne: 'memberId', structure: 'organisationId', sujet: 'noun', du: 'from', au: 'until' } as const
type Name = keyof typeof told

/** Subjects of which the log keeps anything. */
const subjects = nouns.filter((noun) => auditedVerbs(noun).length > 0)

/** What the address says of the log: `?par=…&personne=…&structure=…&sujet=sessions&du=2026-11-01&au=2026-11-24`. */
export const useJournalQuery = (): AuditQuery => {
  const [search] = useSearchParams()
  const query: AuditQuery = {}
  for (const name of Object.keys(told) as Name[]) {
    const value = search.get(name)
    if (value && fits[name](value)) Object.assign(query, { [told[name]]: value })
  }
  return query
}

const isId = (value: string) => /^[0-9a-f-]{36}$/i.test(value)
const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value)
/** An address that somebody wrote by hand shows what it can. */
const fits: Record<Name, (value: string) => boolean> = {
  par: isId,
  personne: isId,
  structure: isId,
  sujet: (value) => subjects.includes(value as Noun),
  du: isDay,
  au: isDay,
}

/** Narrows the log; the choices stand in the address, so that they can be kept and shared. */
export const JournalFilters = () => {
  const { t } = useTranslation('journal')
  const [search, setSearch] = useSearchParams()
  const { data: organisations } = useOrganisationNames()
  const choose = (name: Name, value: string | null) =>
    setSearch(
      (known) => {
        const next = new URLSearchParams(known)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const date = (name: 'du' | 'au', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={search.get(name) ?? ''}
      onChange={({ currentTarget }) => choose(name, currentTarget.value)}
    />
  )
  return (
    <fieldset className={classes.filters} aria-label={t('filters')}>
      <Person label={t('actor')} value={search.get('par')} onChange={(value) => choose('par', value)} />
      <Person label={t('member')} value={search.get('personne')} onChange={(value) => choose('personne', value)} />
      <Select
        label={t('organisation')}
        placeholder={t('any')}
        value={search.get('structure')}
        data={(organisations?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        onChange={(value) => choose('structure', value)}
      />
      <Select
        label={t('noun')}
        placeholder={t('every')}
        value={search.get('sujet')}
        data={subjects.map((value) => ({ value, label: t(`nouns.${value}`) }))}
        clearable
        onChange={(value) => choose('sujet', value)}
      />
      {date('du', t('from'))}
      {date('au', t('until'))}
      {search.size > 0 && (
        <Button variant="subtle" onClick={() => setSearch({}, { replace: true })}>
          {t('clear')}
        </Button>
      )}
    </fieldset>
  )
}

interface PersonProps {
  label: string
  value: string | null
  onChange: (value: string | null) => void
}

/** Somebody, found by the letters of their name. */
const Person = ({ label, value, onChange }: PersonProps) => {
  const { t } = useTranslation('journal')
  return (
    <FoundSelect
      label={label}
      placeholder={t('anybody')}
      nobody={t('nobody')}
      useFound={usePeopleNamed}
      value={value}
      onChange={onChange}
    />
  )
}
