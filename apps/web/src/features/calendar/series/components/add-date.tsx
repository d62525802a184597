import { Button, Modal } from '@mantine/core'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { type FormEvent, useState } from 'react'
import { addDays } from '../../../../lib/days.ts'
import { problemWords, useTranslation } from '../../../../lib/words.ts'
import { FormFoot } from '../../../../ui/form-foot.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { say } from '../../../../ui/undo.tsx'
import { Clashes } from '../../components/clashes.tsx'
import classes from '../../components/event-form.module.css'
import { beginningOn, draftOf, timeOf } from '../../components/time-draft.ts'
import { TimeFields } from '../../components/time-fields.tsx'
import { timeWords } from '../../components/time-words.ts'
import { useAddDate, useLeaveOut } from '../queries.ts'

/** One more date of an event, at the hours that it has. */
export function AddDate({ event, onClose }: { event: Event; onClose: () => void }) {
  const { t } = useTranslation(['series', 'calendar'])
  const { date, title, place } = event
  // Made once: adding the same date twice keeps one.
  const [id] = useState(newId)
  const [draft, setDraft] = useState(() => beginningOn(draftOf(date), addDays(date.starts.slice(0, 10), 1)))
  const { mutate, isPending, error } = useAddDate(event.id)
  const takeBack = useLeaveOut()
  const time = timeOf(draft)
  const backwards = time !== null && time.ends <= time.starts
  const submit = (form: FormEvent) => {
    form.preventDefault()
    if (!time || backwards || isPending) return
    mutate(
      { id, ...time, timeZone: date.timeZone },
      {
        onSuccess: (added) => {
          onClose()
          void say(t('addedNow', { title, when: timeWords(added) }), () => takeBack.mutate(id))
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('addTitle', { title })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TimeFields draft={draft} first wrong={backwards ? t('calendar:form.backwards') : undefined} onChange={setDraft} />
        <Clashes time={time} placeName={place?.name ?? ''} timeZone={date.timeZone} exceptEventId={event.id} />
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <FormFoot>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending} aria-disabled={!time || backwards}>
            {t('addDo')}
          </Button>
        </FormFoot>
      </form>
    </Modal>
  )
}
