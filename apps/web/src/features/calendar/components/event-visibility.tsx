import { Radio } from '@mantine/core'
import { EventVisibility } from '@navette/contract/calendar/schema.ts'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { listOf } from '../../../lib/lists.ts'
import { useTranslation } from '../../../lib/words.ts'
import { type EventDraft, visibilitiesOf } from './event-draft.ts'
import classes from './event-form.module.css'

interface EventVisibilityFieldProps {
  draft: EventDraft
  organisations: readonly Organisation[]
  /** Whether one is of the team of its project. */
  ofTeam: boolean
  onChange: (visibility: EventVisibility) => void
}

/** Who will see the event, with the names of those concerned. */
export function EventVisibilityField({ draft, organisations, ofTeam, onChange }: EventVisibilityFieldProps) {
  const { t } = useTranslation('calendar')
  const names = [draft.hostId, ...draft.partnerIds].flatMap((id) => organisations.find((each) => each.id === id)?.name ?? [])
  return (
    <Radio.Group
      label={t('form.visibility')}
      value={draft.visibility}
      onChange={(value) => onChange(EventVisibility.catch('cluster').parse(value))}
    >
      <div className={classes.choices}>
        {visibilitiesOf(draft.projectId, ofTeam || draft.visibility === 'team').map((visibility) => (
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
