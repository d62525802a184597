import { Button, Modal, TextInput } from '@mantine/core'
import { Email, type Person, PersonName, Phone } from '@navette/contract/accounts/schema.ts'
import { type FormEvent, type ReactNode, useState } from 'react'
import { z } from 'zod'
import { fullDay } from '../../../lib/dates.ts'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useCloseAccount, useEditPerson, useExportMember, useGiveAddress } from '../queries.ts'
import classes from './person-card.module.css'

/** What a reader may do for a person; nothing at all for most. */
export const PersonActions = ({ person, children }: { person: Person; children?: ReactNode }) => {
  const { t } = useTranslation('accounts')
  const [open, setOpen] = useState<'edit' | 'address' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className={classes.actions}>
      {person.can.giveAddress && <Button onClick={() => setOpen('address')}>{t('address.open')}</Button>}
      {person.can.edit && (
        <Button variant="default" onClick={() => setOpen('edit')}>
          {t('edit.open')}
        </Button>
      )}
      {children}
      <Modal
        opened={open !== null}
        onClose={close}
        title={t(open === 'address' ? 'address.title' : 'edit.title', { name: person.name })}
        closeButtonProps={{ 'aria-label': t('portrait.cancel') }}
      >
        {open === 'address' ? <AddressForm person={person} onClose={close} /> : <EditForm person={person} onClose={close} />}
      </Modal>
    </div>
  )
}

interface FormProps {
  person: Person
  onClose: () => void
}

const checkPerson = checkWith(z.object({ name: PersonName, phone: Phone }))

const EditForm = ({ person, onClose }: FormProps) => {
  const { t } = useTranslation('accounts')
  const edit = useEditPerson(person.id)
  const [values, setValues] = useState({ name: person.name, phone: person.phone ?? '' })
  const { faults, problem, submit } = useChecked(checkPerson(values), edit, () =>
    edit.mutate(values, {
      onSuccess: () => {
        onClose()
        void say(t('edit.saved'))
      },
    }),
  )
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {problem && <Notice kind="error">{problem}</Notice>}
      <TextInput
        label={t('profile.name')}
        data-autofocus
        value={values.name}
        error={faults['name']}
        onChange={({ currentTarget }) => setValues({ ...values, name: currentTarget.value })}
      />
      <TextInput
        label={t('profile.phone')}
        type="tel"
        value={values.phone}
        error={faults['phone']}
        onChange={({ currentTarget }) => setValues({ ...values, phone: currentTarget.value })}
      />
      <Foot pending={edit.isPending} action={t('profile.save')} onClose={onClose} />
    </form>
  )
}

const checkAddress = checkWith(z.object({ email: Email }))

const AddressForm = ({ person, onClose }: FormProps) => {
  const { t } = useTranslation('accounts')
  const give = useGiveAddress(person.id)
  const [email, setEmail] = useState('')
  const { faults, problem, submit } = useChecked(checkAddress({ email }), give, () =>
    give.mutate(email, {
      onSuccess: () => {
        onClose()
        void say(t('address.done', { email: email.trim() }))
      },
    }),
  )
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {problem && <Notice kind="error">{problem}</Notice>}
      <p>{t('address.why', { name: person.name })}</p>
      <TextInput
        label={t('person.email')}
        type="email"
        data-autofocus
        value={email}
        error={faults['email']}
        onChange={({ currentTarget }) => {
          setEmail(currentTarget.value)
          give.reset()
        }}
      />
      <Foot pending={give.isPending} action={t('address.go')} onClose={onClose} />
    </form>
  )
}

/** Faults are said once somebody wants to save. */
const useChecked = (found: FieldWords, { error, isPending }: { error: Error | null; isPending: boolean }, save: () => void) => {
  const [tried, setTried] = useState(false)
  const refusal = error ? fieldsOf(error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(found).length === 0 && !isPending) save()
  }
  return { faults: { ...refusal?.fields, ...(tried && found) }, problem: refusal?.problem, submit }
}

const Foot = ({ pending, action, onClose }: { pending: boolean; action: string; onClose: () => void }) => {
  const { t } = useTranslation('accounts')
  return (
    <div className={classes.foot}>
      <Button variant="default" onClick={onClose}>
        {t('portrait.cancel')}
      </Button>
      <Button type="submit" aria-disabled={pending}>
        {pending ? t('profile.saving') : action}
      </Button>
    </div>
  )
}

/** At a person's own request: a copy of what is kept about them, and the end of their account. */
export const PersonRequests = ({ person }: { person: Person }) => {
  const { t } = useTranslation('accounts')
  const copy = useExportMember(person.id)
  const { close, keep } = useCloseAccount(person.id)
  const [closing, setClosing] = useState(false)
  return (
    <>
      {person.leavingAt && <p className={classes.none}>{t('requests.leaving', { day: fullDay(person.leavingAt) })}</p>}
      <div className={classes.actions}>
        {person.can.export && (
          <Button variant="default" aria-disabled={copy.isPending} onClick={() => copy.isPending || copy.mutate()}>
            {t(copy.isPending ? 'data.packing' : 'requests.export')}
          </Button>
        )}
        {person.can.close && (
          <Button variant="default" onClick={() => setClosing(true)}>
            {t('requests.close')}
          </Button>
        )}
        {person.can.keep && (
          <Button variant="default" aria-disabled={keep.isPending} onClick={() => keep.mutate()}>
            {t('requests.keep')}
          </Button>
        )}
      </div>
      <Confirm
        opened={closing}
        title={t('requests.closeTitle', { name: person.name })}
        action={t('requests.close')}
        pending={close.isPending}
        onClose={() => setClosing(false)}
        onConfirm={() =>
          close.mutate(undefined, { onSuccess: () => say(t('requests.closed'), () => keep.mutate()), onSettled: () => setClosing(false) })
        }
      >
        {t('requests.closeWhy')}
      </Confirm>
    </>
  )
}
