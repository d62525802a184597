import type { Event } from '@navette/contract/calendar/schema.ts'
import { day } from '../../../lib/dates.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Disputed } from '../../../ui/disputed.tsx'
import { draftFrom, type EventField } from './event-draft.ts'
import { timeWords } from './time-words.ts'

interface EventMeanwhileProps {
  theirs: Event
  disputed: readonly EventField[]
  onTake: (field: EventField) => void
}

/** Somebody saved first: what they wrote where we both wrote. */
export function EventMeanwhile({ theirs, disputed, onTake }: EventMeanwhileProps) {
  const { t } = useTranslation('calendar')
  const said = (field: EventField): string => {
    const draft = draftFrom(theirs)
    if (field === 'time') return timeWords(theirs.date)
    if (field === 'kind') return t(`kinds.${theirs.kind}`)
    if (field === 'visibility') return t(`visibility.${theirs.visibility}`)
    if (field === 'projectId') return theirs.project?.title ?? ''
    if (field === 'contactId') return theirs.contact?.name ?? ''
    if (field === 'optionUntil' || field === 'answersFrom' || field === 'answersUntil') return theirs[field] ? day(theirs[field]) : ''
    if (field === 'partnerIds') return theirs.ribbon.flatMap(({ id, name }) => (id === theirs.host.id ? [] : name)).join(', ')
    return draft[field]
  }
  return (
    <Disputed
      words={t(disputed.length > 0 ? 'form.meanwhile' : 'form.meanwhileQuiet')}
      fields={disputed.map((field) => ({ field, label: t(`fields.${field}`), theirs: said(field) }))}
      onTake={onTake}
    />
  )
}
