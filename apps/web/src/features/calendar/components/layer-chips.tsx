import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Swatch } from '../../../ui/organisation-label.tsx'
import { useOrganisations, usePlaces } from '../queries.ts'
import { type CalendarView, everything, isFiltered } from './calendar-view.ts'
import classes from './layers.module.css'

interface LayerChipsProps {
  view: CalendarView
  onChange: (change: Partial<CalendarView>) => void
}

/** What is chosen, each to let go of: nobody shall wonder where the rest is. */
export function LayerChips({ view, onChange }: LayerChipsProps) {
  return isFiltered(view) ? <Chips view={view} onChange={onChange} /> : null
}

function Chips({ view, onChange }: LayerChipsProps) {
  const { t } = useTranslation('calendar')
  const { organisations } = useOrganisations()
  const place = usePlaces('', 100).find(({ id }) => id === view.placeId)
  const without = <T,>(all: readonly T[], one: T) => all.filter((each) => each !== one)
  return (
    <div className={classes.chips}>
      <ul aria-label={t('layers.shown')}>
        {view.mine && <Chip name={t('layers.mine')} onLetGo={() => onChange({ mine: false })} />}
        {view.organisationIds.map((id) => {
          const organisation = organisations.find((each) => each.id === id)
          return (
            <Chip
              key={id}
              name={organisation?.name ?? t('layers.someOrganisation')}
              mark={organisation && <Swatch of={organisation} />}
              onLetGo={() => onChange({ organisationIds: without(view.organisationIds, id) })}
            />
          )
        })}
        {view.kinds.map((kind) => (
          <Chip key={kind} name={t(`kinds.${kind}`)} onLetGo={() => onChange({ kinds: without(view.kinds, kind) })} />
        ))}
        {view.placeId && <Chip name={place?.name ?? t('layers.somePlace')} onLetGo={() => onChange({ placeId: null })} />}
      </ul>
      <button type="button" className={`nv-link ${classes.all}`} onClick={() => onChange(everything)}>
        {t('layers.all')}
      </button>
    </div>
  )
}

function Chip({ name, mark, onLetGo }: { name: string; mark?: ReactNode; onLetGo: () => void }) {
  const { t } = useTranslation('calendar')
  return (
    <li>
      <button type="button" className={classes.chip} onClick={onLetGo} aria-label={t('layers.without', { name })}>
        {mark}
        {name}
        <IconX size={14} stroke={1.75} aria-hidden="true" />
      </button>
    </li>
  )
}
