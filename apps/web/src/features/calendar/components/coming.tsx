import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { LeafRow } from '../../../ui/leaf-row.tsx'
import { daysOf } from './evenings.ts'
import { useStanding } from './standing.ts'
import { hoursWords } from './time-words.ts'

/** The dates that are next, the nearest first. */
export function Coming({ occurrences, today }: { occurrences: readonly Occurrence[]; today: string }) {
  return (
    <ul>
      {occurrences.map((occurrence) => (
        <li key={occurrence.id}>
          <ComingRow occurrence={occurrence} today={today} />
        </li>
      ))}
    </ul>
  )
}

/** What has begun stands under today. */
function ComingRow({ occurrence, today }: { occurrence: Occurrence; today: string }) {
  const { first } = daysOf(occurrence)
  const { said } = useStanding(occurrence)
  const { id, title, ribbon, place, eventId, cancelled, recurring } = occurrence
  return (
    <LeafRow
      day={[first, today].toSorted()[1] ?? first}
      of={ribbon}
      title={title}
      words={[hoursWords(occurrence), place?.name, said].filter(Boolean).join(', ')}
      to={`/evenements/${eventId}${recurring ? `?date=${id}` : ''}`}
      struck={cancelled}
    />
  )
}
