import { Button, Modal, Radio, TextInput } from '@mantine/core'
import type { Membership } from '@navette/contract/organisations/schema.ts'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useEditMembership } from '../queries.ts'
import { endAfter, lastDay } from './days.ts'
import classes from './organisation-form.module.css'

/** Another role, another first or last day. */
export const EditMembership = ({ membership, onClose }: { membership: Membership; onClose: () => void }) => {
  const { t } = useTranslation('organisations')
  const { name } = membership.person
  // The version that was read when the form opened: a later one by somebody else must not be overwritten unseen.
  const [read] = useState(membership)
  const [role, setRole] = useState(read.role)
  const [first, setFirst] = useState(read.startsOn)
  const [last, setLast] = useState(read.endsOn ? lastDay(read.endsOn) : '')
  const { mutate, isPending, error } = useEditMembership(read)
  const missing = first === ''
  const backwards = last !== '' && last < first
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (missing || backwards || isPending) return
    const saved = () => {
      onClose()
      say(t('membership.saved', { name }))
    }
    mutate({ role, startsOn: first, endsOn: last ? endAfter(last) : null }, { onSuccess: saved })
  }
  return (
    <Modal opened onClose={onClose} title={t('membership.editTitle', { name })} closeButtonProps={{ 'aria-label': t('form.cancel') }}>
      <form onSubmit={save} noValidate className={classes.form}>
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <Radio.Group label={t('membership.role')} value={role} onChange={(value) => setRole(value as Membership['role'])}>
          {(['volunteer', 'member', 'manager'] as const).map((value) => (
            <Radio key={value} value={value} mt="sm" label={t(`role.${value}`)} description={t(`roleWhy.${value}`)} />
          ))}
        </Radio.Group>
        {read.onlyManager && role !== 'manager' && <Notice kind="info">{t('membership.onlyManager')}</Notice>}
        <div className={classes.days}>
          <TextInput
            type="date"
            label={t('period.first')}
            value={first}
            error={missing ? t('period.firstMissing') : undefined}
            onChange={(event) => setFirst(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('period.last')}
            description={t('period.lastWhy')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={last}
            error={backwards ? t('period.backwards') : undefined}
            onChange={(event) => setLast(event.currentTarget.value)}
          />
        </div>
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" aria-disabled={isPending}>
            {t(isPending ? 'form.saving' : 'edit.go')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
