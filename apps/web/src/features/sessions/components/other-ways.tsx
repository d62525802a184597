import { getProvider, signInWithPasskey, startPasskeySignIn, startProvider } from '@navette/contract/sessions/factor-endpoints.ts'
import type { PasskeyUse } from '@navette/contract/sessions/schema.ts'
import { useEffect, useEffectEvent, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { keepReturn } from './journey.ts'
import { askPasskey, Declined, offerPasskeys, passkeysHere } from './passkey.ts'

/** For those who have them: a passkey, an account elsewhere. */
export const OtherWays = ({ onWelcome }: { onWelcome: () => void }) => {
  const { t } = useTranslation('sessions')
  const provider = useProviderName()
  const passkey = useAct(async (chosen?: PasskeyUse) =>
    call(signInWithPasskey, { body: chosen ?? (await askPasskey(await call(startPasskeySignIn))) }),
  )
  const enter = useEffectEvent((chosen: PasskeyUse) => void passkey.run(onWelcome, chosen))
  // One question at a time: while the button asks, the field offers nothing.
  useEffect(() => (passkey.pending ? undefined : offerPasskeys(() => call(startPasskeySignIn), enter)), [passkey.pending])
  const elsewhere = useAct(() => call(startProvider))
  const error = [passkey.error, elsewhere.error].find((each) => each && !(each instanceof Declined))
  return (
    <>
      {passkeysHere() && (
        <button type="button" className="nv-link" onClick={() => void passkey.run(onWelcome)}>
          {t('signIn.byPasskey')}
        </button>
      )}
      {provider && (
        <button
          type="button"
          className="nv-link"
          onClick={() =>
            void elsewhere.run(({ address }) => {
              keepReturn()
              location.assign(address)
            })
          }
        >
          {t('signIn.byProvider', { provider })}
        </button>
      )}
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
    </>
  )
}

const useProviderName = (): string | null => {
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    call(getProvider).then(
      (provider) => setName(provider.name),
      () => undefined,
    )
  }, [])
  return name
}
