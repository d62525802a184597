import type { Me } from '@navette/contract/accounts/schema.ts'
import { type Event, EventChange, Event as EventShape } from '@navette/contract/calendar/schema.ts'
import { useState } from 'react'
import { Refused } from '../../../lib/errors.ts'
import { checkWith, type FieldWords } from '../../../lib/forms.ts'
import { keepForm, keptForm } from '../../../lib/kept-forms.ts'
import { rebase } from '../../../lib/rebase.ts'
import { useTranslation } from '../../../lib/words.ts'
import { useEditEvent, useOrganisations } from '../queries.ts'
import { changeOf, draftFrom, type EventDraft, type EventField, eventFields } from './event-draft.ts'
import { EventForm } from './event-form.tsx'
import { EventMeanwhile } from './event-meanwhile.tsx'

/** Changes an event. Saved by somebody else meanwhile, nothing typed is lost: both values are in sight where both changed the same thing. */
export function EditEvent({ me, event, onClose }: { me: Me; event: Event; onClose: () => void }) {
  const { t } = useTranslation('calendar')
  const place = `${me.id}:${event.id}`
  const [base, setBase] = useState(event)
  const [kept] = useState(() => keptForm<EventDraft>('event', place))
  const [draft, setDraft] = useState<EventDraft>({ ...draftFrom(event), ...kept })
  const [disputed, setDisputed] = useState<EventField[]>([])
  const [round, setRound] = useState(0)
  const [fields, setFields] = useState<FieldWords>({})
  const { organisations } = useOrganisations()
  const editing = useEditEvent(event.id)
  const theirs = currentOf(editing.error)

  const change = (next: EventDraft) => {
    setDraft(next)
    keepForm('event', place, next)
  }
  const meet = (error: unknown) => {
    const now = currentOf(error)
    if (!now) return
    const met = rebase(eventFields, draftFrom(base), draft, draftFrom(now))
    setBase(now)
    change(met.draft)
    setDisputed(met.disputed)
    setRound(round + 1)
  }
  const save = () => {
    const body = changeOf(draft, base)
    const found = body ? checkWith(EventChange)(body) : { starts: t('form.timeMissing') }
    setFields(found)
    if (!body || Object.keys(found).length > 0) return
    const leave = () => {
      keepForm('event', place, null)
      onClose()
    }
    editing.mutate(body, { onSuccess: leave, onError: meet })
  }
  return (
    <EventForm
      key={round}
      draft={draft}
      organisations={organisations}
      hosts={[]}
      mayShare={event.can.share}
      known={{
        project: base.project,
        contact: base.contact,
        date: { timeZone: base.date.timeZone, exceptEventId: base.id },
      }}
      movesElsewhere={base.date.recurring}
      fields={fields}
      problem={theirs ? null : editing.error}
      saving={editing.isPending}
      save={t(disputed.length > 0 ? 'form.saveMine' : 'form.save')}
      restored={kept !== null && round === 0}
      whole
      onChange={change}
      onSave={save}
      onCancel={onClose}
      onForget={() => {
        keepForm('event', place, null)
        setBase(event)
        setDraft(draftFrom(event))
        setRound(round + 1)
      }}
    >
      {theirs && (
        <EventMeanwhile
          theirs={base}
          disputed={disputed}
          onTake={(field) => {
            change({ ...draft, [field]: draftFrom(base)[field] })
            setDisputed(disputed.filter((other) => other !== field))
            setRound(round + 1)
          }}
        />
      )}
    </EventForm>
  )
}

const currentOf = (error: unknown) =>
  error instanceof Refused && error.code === 'stale' ? EventShape.safeParse(error.problem.current).data : undefined
