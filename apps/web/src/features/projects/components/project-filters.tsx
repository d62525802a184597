import { Button, SegmentedControl, Select } from '@mantine/core'
import { ProjectStage } from '@navette/contract/projects/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useOrganisations } from '../queries.ts'
import classes from './project-filters.module.css'
import { isFiltered, type ProjectsView } from './projects-view.ts'

interface ProjectFiltersProps {
  view: ProjectsView
  onChange: (change: Partial<ProjectsView>) => void
}

/** Which projects are shown, and how; the address of the page keeps what was chosen. */
export function ProjectFilters({ view, onChange }: ProjectFiltersProps) {
  const { t } = useTranslation('projects')
  const { organisations } = useOrganisations()
  return (
    <search className={classes.filters}>
      <div className={classes.first}>
        <FilterChips
          label={t('list.filter')}
          value={view.whose}
          onChange={(whose) => onChange({ whose })}
          options={[
            { value: 'all', label: t('list.all') },
            { value: 'mine', label: t('list.mine') },
            { value: 'favourites', label: t('list.favourites') },
          ]}
        />
        <SegmentedControl
          aria-label={t('list.view')}
          value={view.as}
          onChange={(as) => onChange({ as: as === 'board' ? 'board' : 'rows' })}
          data={[
            { value: 'rows', label: t('list.rows') },
            { value: 'board', label: t('list.board') },
          ]}
        />
      </div>
      <div className={classes.fields}>
        <SearchField label={t('list.search')} value={view.search} onChange={(search) => onChange({ search })} />
        <Select
          aria-label={t('list.organisation')}
          placeholder={t('list.organisation')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('list.anyOrganisation') }}
          nothingFoundMessage={t('list.noOrganisation')}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          value={view.organisationId}
          onChange={(organisationId) => onChange({ organisationId })}
        />
        {view.as === 'rows' && (
          <Select
            aria-label={t('list.stage')}
            placeholder={t('list.stage')}
            clearable
            clearButtonProps={{ 'aria-label': t('list.anyStage') }}
            data={ProjectStage.options.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
            value={view.stage}
            onChange={(stage) => onChange({ stage: ProjectStage.safeParse(stage).data ?? null })}
          />
        )}
        {isFiltered(view) && (
          <Button variant="subtle" onClick={() => onChange({ whose: 'all', search: '', organisationId: null, stage: null })}>
            {t('list.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}
