import { Button, Modal } from '@mantine/core'
import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import type { Occurrence } from '@navette/contract/calendar/schema.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Clashes } from './clashes.tsx'
import classes from './event-form.module.css'
import { ScopeField } from './scope-field.tsx'
import { SeriesOutlook } from './series-outlook.tsx'
import { draftOf, timeOf } from './time-draft.ts'
import { TimeFields } from './time-fields.tsx'
import { timeWords } from './time-words.ts'
import { useMoving } from './use-moving.ts'

/** Moves a date without a hand: its day and its hours. */
export function MoveDate({ occurrence, onClose }: { occurrence: Occurrence; onClose: () => void }) {
  const { t } = useTranslation('calendar')
  const move = useMoving()
  const [draft, setDraft] = useState(() => draftOf(occurrence))
  const [scope, setScope] = useState<Scope>('one')
  const time = timeOf(draft)
  const backwards = time !== null && time.ends <= time.starts
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!time || backwards) return
    move(occurrence, time, scope)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('move.title', { title: occurrence.title })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p className={classes.said}>{t('move.so', { when: timeWords(occurrence) })}</p>
        <TimeFields draft={draft} first wrong={backwards ? t('form.backwards') : undefined} onChange={setDraft} />
        <Clashes time={time} placeName={occurrence.place?.name ?? ''} timeZone={occurrence.timeZone} exceptEventId={occurrence.eventId} />
        {occurrence.recurring && <ScopeField scope={scope} onChange={setScope} />}
        {time && !backwards && scope !== 'one' && (
          <SeriesOutlook date={occurrence} wanted={{ ...time, timeZone: occurrence.timeZone, scope }} />
        )}
        <FormFoot>
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" aria-disabled={!time || backwards}>
            {t('event.move')}
          </Button>
        </FormFoot>
      </form>
    </Modal>
  )
}
