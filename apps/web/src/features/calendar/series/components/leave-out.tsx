import { Button, Modal } from '@mantine/core'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { FormEvent } from 'react'
import { useTranslation } from '../../../../lib/words.ts'
import { FormFoot } from '../../../../ui/form-foot.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { say } from '../../../../ui/undo.tsx'
import { useAttendance } from '../../answers/queries.ts'
import classes from '../../components/event-form.module.css'
import { timeWords } from '../../components/time-words.ts'
import { useAddDate, useLeaveOut } from '../queries.ts'

/** One date of a series that is none: what goes with it is said before. It can be added again, without the answers. */
export function LeaveOut({ event, onClose }: { event: Event; onClose: () => void }) {
  const { t } = useTranslation('series')
  const { id, title, date } = event
  const { mutate, isPending } = useLeaveOut()
  const addAgain = useAddDate(id)
  const attendance = useAttendance(date.id)
  const answers = attendance ? attendance.coming + attendance.maybe + attendance.declined + attendance.waiting : 0
  const when = timeWords(date)
  const { allDay, starts, ends, timeZone } = date
  const submit = (form: FormEvent) => {
    form.preventDefault()
    if (isPending) return
    mutate(date.id, {
      onSuccess: () => {
        onClose()
        void say(t('leftOutNow', { title, when }), () => addAgain.mutate({ id: newId(), allDay, starts, ends, timeZone }))
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('leaveOutTitle', { title })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p>{t('leaveOutMeans', { when: when.charAt(0).toUpperCase() + when.slice(1) })}</p>
        {answers > 0 && <Notice kind="warn">{t('leaveOutAnswers', { count: answers })}</Notice>}
        <FormFoot>
          <Button variant="subtle" onClick={onClose}>
            {t('keep')}
          </Button>
          <Button type="submit" loading={isPending} data-autofocus>
            {t('leaveOutDo')}
          </Button>
        </FormFoot>
      </form>
    </Modal>
  )
}
