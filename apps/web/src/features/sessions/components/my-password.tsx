import { Button, Modal, PasswordInput, Switch } from '@mantine/core'
import { NewPassword as PasswordShape } from '@navette/contract/sessions/schema.ts'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { NewPassword } from '../../../ui/new-password.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useAskReset, useChangePassword, useMyAccess } from '../queries.ts'
import classes from './security.module.css'

/** The password one comes in with, and how to change it; or how to have a first one. */
export const MyPassword = ({ me }: { me: { name: string; email: string } }) => {
  const { t } = useTranslation('security')
  const { data } = useMyAccess()
  const ask = useAskReset()
  const [open, setOpen] = useState(false)
  if (!data) return <RowsSkeleton rows={1} />
  if (!data.hasPassword) {
    return (
      <div className={classes.line}>
        <p>{t('password.none', { email: data.email })}</p>
        <Button
          variant="default"
          aria-disabled={ask.isPending}
          onClick={() => ask.mutate(data.email, { onSuccess: () => say(t('password.asked', { email: data.email })) })}
        >
          {t('password.ask')}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.line}>
      <p>{t('password.some')}</p>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('password.change')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('password.title')}
        closeButtonProps={{ 'aria-label': t('password.cancel') }}
      >
        <PasswordForm me={me} onClose={() => setOpen(false)} />
      </Modal>
    </div>
  )
}

interface PasswordFormProps {
  me: { name: string; email: string }
  onClose: () => void
}

const PasswordForm = ({ me, onClose }: PasswordFormProps) => {
  const { t } = useTranslation('security')
  const change = useChangePassword()
  const [values, setValues] = useState({ current: '', password: '', endOthers: true })
  const [found, setFound] = useState<FieldWords>({})
  const refusal = change.error ? fieldsOf(change.error) : null
  const faults = { ...refusal?.fields, ...found }
  const set = (part: Partial<typeof values>) => {
    setValues((known) => ({ ...known, ...part }))
    setFound({})
    change.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faulty = check(values)
    setFound(faulty)
    if (Object.keys(faulty).length > 0 || change.isPending) return
    change.mutate(values, {
      onSuccess: () => {
        void say(t('password.done'))
        onClose()
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      {/* So that a keeper of passwords knows whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={me.email} readOnly />
      <PasswordInput
        label={t('password.current')}
        name="current"
        data-autofocus
        size="md"
        autoComplete="current-password"
        value={values.current}
        error={faults['current']}
        onChange={({ currentTarget }) => set({ current: currentTarget.value })}
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      />
      <NewPassword
        label={t('password.fresh')}
        value={values.password}
        error={faults['password']}
        about={[me.name, me.email]}
        onChange={(password) => set({ password })}
      />
      <Switch
        label={t('password.others')}
        checked={values.endOthers}
        onChange={({ currentTarget }) => set({ endOthers: currentTarget.checked })}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('password.cancel')}
        </Button>
        <Button type="submit" aria-disabled={change.isPending}>
          {t(change.isPending ? 'password.going' : 'password.go')}
        </Button>
      </div>
    </form>
  )
}

const check = checkWith(z.object({ current: z.string().min(1), password: PasswordShape }))
