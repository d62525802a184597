import { Button, Modal, TextInput } from '@mantine/core'
import { removePasskey, renamePasskey } from '@navette/contract/sessions/factor-endpoints.ts'
import type { Passkey } from '@navette/contract/sessions/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { useWhenWords } from '../../../ui/when.tsx'
import { AddPasskey } from './add-passkey.tsx'
import classes from './factors.module.css'
import { factorsRead, useGuard } from './proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import lines from './security.module.css'

/** Keys that devices keep for their holder. */
export const MyPasskeys = () => {
  const { t } = useTranslation('factors')
  const { data, error } = useQuery(factorsRead)
  const { guard, dialog } = useGuard()
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<string[]>([])
  if (error) return <Notice kind="info">{problemWords(error)}</Notice>
  if (!data) return <RowsSkeleton rows={1} />
  const added = (given: string[]) => {
    setCodes(given)
    if (given.length > 0) return
    setAdding(false)
    void say(t('passkeys.added'))
  }
  const close = () => {
    setAdding(false)
    setCodes([])
  }
  return (
    <>
      <div className={lines.line}>
        <p>{t('passkeys.why')}</p>
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('passkeys.add')}
        </Button>
      </div>
      {data.passkeys.length > 0 && (
        <ul className={classes.rows}>
          {data.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} guard={guard} />
          ))}
        </ul>
      )}
      <Modal
        opened={adding}
        onClose={close}
        title={t(codes.length > 0 ? 'recovery.title' : 'passkeys.title')}
        closeButtonProps={{ 'aria-label': t('proof.close') }}
        closeOnClickOutside={codes.length === 0}
      >
        {codes.length > 0 ? <RecoveryCodes codes={codes} onKept={close} /> : <AddPasskey guard={guard} onDone={added} />}
      </Modal>
      {dialog}
    </>
  )
}

const PasskeyRow = ({ passkey, guard }: { passkey: Passkey; guard: ReturnType<typeof useGuard>['guard'] }) => {
  const { t } = useTranslation('factors')
  const [open, setOpen] = useState<'name' | 'leaving' | null>(null)
  const [name, setName] = useState(passkey.name)
  const added = useWhenWords(passkey.addedAt)
  const used = useWhenWords(passkey.lastUsedAt ?? passkey.addedAt)
  const params = { passkeyId: passkey.id }
  const rename = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    guard(
      () => call(renamePasskey, { params, body: { name: name.trim() } }),
      () => setOpen(null),
    )
  }
  const remove = () => {
    setOpen(null)
    guard(
      () => call(removePasskey, { params }),
      () => void say(t('passkeys.removed')),
    )
  }
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <b>{passkey.name}</b>
        <small>{passkey.lastUsedAt ? t('passkeys.used', { when: used }) : t('passkeys.since', { when: added })}</small>
      </div>
      <Button variant="subtle" aria-label={t('passkeys.renameLabel', { name: passkey.name })} onClick={() => setOpen('name')}>
        {t('passkeys.rename')}
      </Button>
      <Button variant="subtle" aria-label={t('passkeys.removeLabel', { name: passkey.name })} onClick={() => setOpen('leaving')}>
        {t('passkeys.remove')}
      </Button>
      <Modal
        opened={open === 'name'}
        onClose={() => setOpen(null)}
        title={t('passkeys.rename')}
        closeButtonProps={{ 'aria-label': t('proof.close') }}
      >
        <form onSubmit={rename} noValidate className={classes.stack}>
          <TextInput
            label={t('passkeys.name')}
            data-autofocus
            size="md"
            maxLength={60}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="submit">{t('passkeys.save')}</Button>
        </form>
      </Modal>
      <Confirm
        opened={open === 'leaving'}
        title={t('passkeys.removeTitle', { name: passkey.name })}
        action={t('passkeys.remove')}
        onConfirm={remove}
        onClose={() => setOpen(null)}
      >
        {t('passkeys.removeWhy')}
      </Confirm>
    </li>
  )
}
