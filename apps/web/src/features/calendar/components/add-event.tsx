import type { Me } from '@navette/contract/accounts/schema.ts'
import { NewEvent } from '@navette/contract/calendar/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { useState } from 'react'
import { dayOf } from '../../../lib/dates.ts'
import { checkWith, type FieldWords } from '../../../lib/forms.ts'
import { keepForm, keptForm } from '../../../lib/kept-forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { useAddEvent, useOrganisations } from '../queries.ts'
import type { Time } from './evenings.ts'
import { type EventDraft, newEventOf } from './event-draft.ts'
import { EventForm } from './event-form.tsx'
import { draftOf } from './time-draft.ts'

interface AddEventProps {
  me: Me
  on?: string
  time?: Time | undefined
  projectId?: string
  onAdded?: (eventId: string) => void
  onClose: () => void
}

/** A title and a time are enough: an evening of two hours, for the whole cluster, in the name of one’s own organisation. */
const emptyFor = ({
  on = dayOf(new Date()),
  time,
  projectId = null,
}: Pick<Partial<AddEventProps>, 'on' | 'time'> & { projectId?: string | null }): EventDraft => ({
  title: '',
  kind: 'other',
  time: draftOf(time ?? { allDay: false, starts: `${on}T20:00`, ends: `${on}T22:00` }),
  rule: null,
  placeName: '',
  projectId,
  hostId: '',
  partnerIds: [],
  visibility: projectId ? 'project' : 'cluster',
  contactId: null,
  capacity: '',
  optionUntil: null,
  answersFrom: null,
  answersUntil: null,
  description: '',
})

/** Puts an event on the calendar; what was typed at a first attempt comes back, except its time where another was drawn. */
export function AddEvent({ me, onClose, onAdded, ...wanted }: AddEventProps) {
  const { t } = useTranslation('calendar')
  // Made once: adding the same event twice keeps one.
  const [id] = useState(newId)
  const place = `${me.id}:new`
  const [kept] = useState(() => keptForm<EventDraft>('event', place))
  const [draft, setDraft] = useState<EventDraft>(() => begun(emptyFor(wanted), kept, wanted.time !== undefined))
  const [fields, setFields] = useState<FieldWords>({})
  const { organisations } = useOrganisations()
  const adding = useAddEvent()
  const mine = new Set(me.belongings.map(({ organisation }) => organisation.id))
  const hosts = organisations.filter(({ can }) => can.hostProject)
  const hostId = draft.hostId || (hosts.find((host) => mine.has(host.id)) ?? hosts[0])?.id || ''
  const whole = { ...draft, hostId, partnerIds: draft.partnerIds.filter((partner) => partner !== hostId) }

  const change = (next: EventDraft) => {
    setDraft(next)
    keepForm('event', place, next)
  }
  const save = () => {
    const body = newEventOf(id, whole)
    const found = body ? checkWith(NewEvent)(body) : { starts: t('form.timeMissing') }
    setFields(found)
    if (!body || Object.keys(found).length > 0) return
    adding.mutate(body, {
      onSuccess: (event) => {
        keepForm('event', place, null)
        onClose()
        onAdded?.(event.id)
      },
    })
  }
  return (
    <EventForm
      draft={whole}
      organisations={organisations}
      hosts={hosts}
      mayShare
      fields={fields}
      problem={adding.error}
      saving={adding.isPending}
      save={t('form.add')}
      restored={kept !== null}
      whole={kept !== null && (kept.description ?? '') !== ''}
      repeats
      onChange={change}
      onSave={save}
      onCancel={onClose}
      onForget={() => {
        keepForm('event', place, null)
        setDraft(emptyFor(wanted))
      }}
    />
  )
}

const begun = (empty: EventDraft, kept: Partial<EventDraft> | null, drawn: boolean): EventDraft => ({
  ...empty,
  ...kept,
  ...(drawn && { time: empty.time }),
  ...(empty.projectId && { projectId: empty.projectId, visibility: empty.visibility }),
})
