import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import type { To } from 'react-router'
import { useTranslation } from '../../../../lib/words.ts'
import { RowsSkeleton } from '../../../../ui/skeletons.tsx'
import classes from '../../components/agenda.module.css'
import { AgendaRow } from '../../components/agenda.tsx'
import { timeWords } from '../../components/time-words.ts'
import type { Lane } from '../lanes.ts'
import { LaneName } from './lane-name.tsx'

interface LanesListProps {
  lanes: readonly Lane[]
  pending: boolean
  openId: string | null
  fresh: ReadonlySet<string>
  addressOf: (occurrence: Occurrence) => To
}

/** Lane after lane, what there is: the same as beside each other. */
export function LanesList({ lanes, pending, openId, fresh, addressOf }: LanesListProps) {
  const { t } = useTranslation('lanes')
  if (pending && lanes.length === 0)
    return (
      <div className={classes.agenda}>
        <RowsSkeleton rows={8} />
      </div>
    )
  return (
    <div className={classes.agenda}>
      {lanes.map((lane) => (
        <section key={lane.id} aria-labelledby={`rang-${lane.id}`}>
          <h2 id={`rang-${lane.id}`}>
            <LaneName lane={lane} />
            {lane.occurrences.length === 0 && <small>{t(lane.organisation ? 'nothing' : 'free')}</small>}
          </h2>
          {lane.occurrences.length > 0 && (
            <ul>
              {lane.occurrences.map((occurrence) => (
                <li key={occurrence.id}>
                  <AgendaRow
                    occurrence={occurrence}
                    when={timeWords(occurrence)}
                    to={addressOf(occurrence)}
                    open={[occurrence.eventId, occurrence.id].includes(openId ?? '')}
                    fresh={fresh.has(occurrence.eventId)}
                  />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}
