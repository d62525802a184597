import { Radio } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { ProjectVisibility } from '@navette/contract/projects/schema.ts'
import { listOf } from '../../../lib/lists.ts'
import { useTranslation } from '../../../lib/words.ts'
import type { ProjectDraft } from '../queries.ts'
import classes from './project-form.module.css'

interface VisibilityFieldProps {
  draft: ProjectDraft
  organisations: readonly Organisation[]
  onChange: (visibility: ProjectVisibility) => void
}

/** Who will see the project and all that it holds, said with the names of those concerned. */
export function VisibilityField({ draft, organisations, onChange }: VisibilityFieldProps) {
  const { t } = useTranslation('projects')
  const names = [draft.hostId, ...draft.partnerIds].flatMap(
    (id) => organisations.find((organisation) => organisation.id === id)?.name ?? [],
  )
  return (
    <Radio.Group
      label={t('form.visibility')}
      description={t('form.visibilityWhy')}
      value={draft.visibility}
      onChange={(value) => onChange(ProjectVisibility.catch('organisations').parse(value))}
    >
      <div className={classes.choices}>
        {ProjectVisibility.options.map((visibility) => (
          <Radio
            key={visibility}
            value={visibility}
            label={t(`visibility.${visibility}`)}
            description={t(`visibility.means.${visibility}`, { names: listOf(names) })}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
