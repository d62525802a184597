import { Button, Modal, Textarea } from '@mantine/core'
import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { FormFoot } from '../../../ui/form-foot.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useCancel, useRestore } from '../queries.ts'
import classes from './event-form.module.css'
import { ScopeField } from './scope-field.tsx'

/** It does not take place: why, for those who would come. It stays on the calendar, and can take place after all. */
export function CancelDate({ event, onClose }: { event: Event; onClose: () => void }) {
  const { t } = useTranslation('calendar')
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useCancel()
  const restore = useRestore()
  const [scope, setScope] = useState<Scope>('one')
  const { id, recurring } = event.date
  const submit = (form: FormEvent) => {
    form.preventDefault()
    if (isPending) return
    const after = () => {
      onClose()
      void say(t('cancelled', { title: event.title }), () => restore.mutate({ id, scope }))
    }
    mutate({ id, reason: reason.trim(), scope }, { onSuccess: after })
  }
  return (
    <Modal opened onClose={onClose} title={t('cancel.title', { title: event.title })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p>{t('cancel.means')}</p>
        <Textarea
          label={t('cancel.reason')}
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {recurring && <ScopeField scope={scope} onChange={setScope} />}
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <FormFoot>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel.keep')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('event.cancel')}
          </Button>
        </FormFoot>
      </form>
    </Modal>
  )
}
