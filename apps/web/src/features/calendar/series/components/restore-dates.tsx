import { Button, Modal } from '@mantine/core'
import type { Scope } from '@navette/contract/calendar/answer-schema.ts'
import type { Event } from '@navette/contract/calendar/schema.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../../lib/words.ts'
import { FormFoot } from '../../../../ui/form-foot.tsx'
import { say } from '../../../../ui/undo.tsx'
import classes from '../../components/event-form.module.css'
import { ScopeField } from '../../components/scope-field.tsx'
import { useRestore } from '../../queries.ts'

/** A cancelled date takes place after all, and those that were cancelled together with it, if wanted. */
export function RestoreDates({ event, onClose }: { event: Event; onClose: () => void }) {
  const { t } = useTranslation('series')
  const [scope, setScope] = useState<Scope>('one')
  const { mutate, isPending } = useRestore()
  const { title, date } = event
  const submit = (form: FormEvent) => {
    form.preventDefault()
    if (isPending) return
    mutate(
      { id: date.id, scope },
      {
        onSuccess: () => {
          onClose()
          void say(t('restored', { title }))
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('restoreTitle', { title })} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p>{t('restoreMeans')}</p>
        <ScopeField scope={scope} onChange={setScope} />
        <FormFoot>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t(scope === 'one' ? 'restoreDo' : 'restoreDoMany')}
          </Button>
        </FormFoot>
      </form>
    </Modal>
  )
}
