import { Button, Modal, TextInput } from '@mantine/core'
import { Email } from '@navette/contract/accounts/schema.ts'
import type { MyAccess } from '@navette/contract/sessions/schema.ts'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { checkWith, type FieldWords, fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { useAskAddressChange, useCancelAddressChange, useMyAccess } from '../queries.ts'
import classes from './security.module.css'

/** The address of the account, and a change of it that waits for its confirmations. */
export const MyAddress = () => {
  const { t } = useTranslation('security')
  const { data } = useMyAccess()
  const [open, setOpen] = useState(false)
  if (!data) return <RowsSkeleton rows={1} />
  return (
    <>
      <div className={classes.line}>
        <p>{t('address.now', { email: data.email })}</p>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('address.change')}
        </Button>
      </div>
      {data.vouched && !data.addressChange && <Vouched by={data.vouched} />}
      {data.addressChange && <Waiting change={data.addressChange} />}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('address.title')}
        closeButtonProps={{ 'aria-label': t('address.cancel') }}
      >
        <AddressForm onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}

const Waiting = ({ change }: { change: NonNullable<MyAccess['addressChange']> }) => {
  const { t } = useTranslation('security')
  const cancel = useCancelAddressChange()
  const left = change.oldConfirmed ? 'waitsForNew' : change.newConfirmed ? 'waitsForOld' : 'waitsForBoth'
  return (
    <div className={classes.waiting}>
      <Notice kind="info" title={t('address.waiting', { email: change.email })}>
        {t(`address.${left}`)}{' '}
        <button
          type="button"
          className={`nv-link ${classes.inline}`}
          onClick={() => cancel.mutate(undefined, { onSuccess: () => say(t('address.kept')) })}
        >
          {t('address.keep')}
        </button>
      </Notice>
    </div>
  )
}

/** A change that the old mailbox had no part in is never silent. */
const Vouched = ({ by }: { by: NonNullable<MyAccess['vouched']> }) => {
  const { t } = useTranslation('security')
  const when = useWhenWords(by.at)
  return <p className={classes.vouched}>{t('address.vouched', { name: by.name, when })}</p>
}

const AddressForm = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('security')
  const ask = useAskAddressChange()
  const [email, setEmail] = useState('')
  const [found, setFound] = useState<FieldWords>({})
  const refusal = ask.error ? fieldsOf(ask.error) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const faulty = check({ email })
    setFound(faulty)
    if (Object.keys(faulty).length > 0 || ask.isPending) return
    ask.mutate(email, {
      onSuccess: () => {
        void say(t('address.asked'))
        onClose()
      },
    })
  }
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      <TextInput
        label={t('address.fresh')}
        description={t('address.why')}
        name="email"
        data-autofocus
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        value={email}
        error={found['email'] ?? refusal?.fields['email']}
        onChange={({ currentTarget }) => {
          setEmail(currentTarget.value)
          setFound({})
        }}
      />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('address.cancel')}
        </Button>
        <Button type="submit" aria-disabled={ask.isPending}>
          {t(ask.isPending ? 'address.going' : 'address.go')}
        </Button>
      </div>
    </form>
  )
}

const check = checkWith(z.object({ email: Email }))
