import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { type MembershipRole, PersonName, Phone } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useAddPerson } from '../queries.ts'
import classes from './organisation-form.module.css'

interface AddPersonProps {
  organisation: Organisation
  opened: boolean
  onClose: () => void
}

/** Brings in somebody who has no address: managers act for them. */
export const AddPerson = ({ organisation, opened, onClose }: AddPersonProps) => {
  const { t } = useTranslation('organisations')
  return (
    <Modal opened={opened} onClose={onClose} title={t('addPerson.title')} closeButtonProps={{ 'aria-label': t('form.cancel') }}>
      <AddForm organisationId={organisation.id} onClose={onClose} />
    </Modal>
  )
}

const check = checkWith(z.object({ name: PersonName, phone: Phone }))

const AddForm = ({ organisationId, onClose }: { organisationId: string; onClose: () => void }) => {
  const { t } = useTranslation('organisations')
  const [ids] = useState(() => ({ id: newId(), memberId: newId() }))
  const [values, setValues] = useState({ name: '', phone: '', role: 'volunteer' as MembershipRole, startsOn: '', endsOn: '' })
  const [found, setFound] = useState<FieldWords>({})
  const add = useAddPerson(organisationId)
  const refusal = add.error ? fieldsOf(add.error) : null
  const faults = { ...refusal?.fields, ...found }
  const set = (part: Partial<typeof values>) => {
    setValues((known) => ({ ...known, ...part }))
    setFound({})
    add.reset()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const faulty = check(values)
    setFound(faulty)
    if (Object.keys(faulty).length > 0 || add.isPending) return
    const { startsOn, endsOn, ...rest } = values
    add.mutate(
      { ...ids, ...rest, ...(startsOn && { startsOn }), endsOn: endsOn || null },
      {
        onSuccess: ({ person }) => {
          onClose()
          void say(t('bring.done', { name: person.name }))
        },
      },
    )
  }
  return (
    <form onSubmit={save} noValidate className={classes.form}>
      <p>{t('addPerson.why')}</p>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <TextInput
        label={t('field.name')}
        data-autofocus
        value={values.name}
        error={faults['name']}
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TextInput
        label={t('addPerson.phone')}
        type="tel"
        value={values.phone}
        error={faults['phone']}
        onChange={({ currentTarget }) => set({ phone: currentTarget.value })}
      />
      <Radio.Group label={t('membership.role')} value={values.role} onChange={(role) => set({ role: role as MembershipRole })}>
        {(['volunteer', 'member', 'manager'] as const).map((value) => (
          <Radio key={value} value={value} mt="sm" label={t(`role.${value}`)} />
        ))}
      </Radio.Group>
      <TextInput
        label={t('addPerson.from')}
        type="date"
        value={values.startsOn}
        onChange={({ currentTarget }) => set({ startsOn: currentTarget.value })}
      />
      <TextInput
        label={t('addPerson.until')}
        type="date"
        value={values.endsOn}
        onChange={({ currentTarget }) => set({ endsOn: currentTarget.value })}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" aria-disabled={add.isPending}>
          {t(add.isPending ? 'form.saving' : 'addPerson.go')}
        </Button>
      </div>
    </form>
  )
}
