import { Button, TextInput } from '@mantine/core'
import { addPasskey, startPasskey } from '@navette/contract/sessions/factor-endpoints.ts'
import { type FormEvent, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './factors.module.css'
import { askForPasskey, passkeysHere } from './passkey.ts'
import type { useGuard } from './proof.tsx'

interface AddPasskeyProps {
  guard: ReturnType<typeof useGuard>['guard']
  onDone: (recoveryCodes: string[]) => void
}

/** A name, then the device asks for a finger, a face or a code. */
export const AddPasskey = ({ guard, onDone }: AddPasskeyProps) => {
  const { t } = useTranslation('factors')
  const [name, setName] = useState('')
  if (!passkeysHere()) return <Notice kind="info">{t('passkeys.notHere')}</Notice>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    guard(
      async () => call(addPasskey, { body: await askForPasskey(await call(startPasskey), name.trim() || t('passkeys.unnamed')) }),
      ({ recoveryCodes }) => onDone(recoveryCodes),
    )
  }
  return (
    <form onSubmit={submit} noValidate className={classes.stack}>
      <TextInput
        label={t('passkeys.name')}
        description={t('passkeys.nameWhy')}
        name="name"
        data-autofocus
        size="md"
        maxLength={60}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" size="md">
        {t('passkeys.go')}
      </Button>
    </form>
  )
}
