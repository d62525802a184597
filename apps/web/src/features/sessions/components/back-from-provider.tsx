import { Button } from '@mantine/core'
import { linkIdentity, signInWithProvider } from '@navette/contract/sessions/factor-endpoints.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'

interface BackProps {
  /** What stands behind the `?`. */
  answer: string
  onWelcome: () => void
  onBack: () => void
  /** The provider, or the house, said no. */
  onFailed: () => void
}

/** Why the browser went to the provider: the state that it brings back begins with it. */
export const wasLinking = (answer: string): boolean => new URLSearchParams(answer).get('state')?.startsWith('lien.') === true

/** Hands over what the provider said, once, and goes on. */
export const BackFromProvider = ({ answer, onWelcome, onBack, onFailed }: BackProps) => {
  const { t } = useTranslation('sessions')
  const [error, setError] = useState<unknown>(null)
  const sent = useRef(false)
  const welcome = useEffectEvent(onWelcome)
  const fail = useEffectEvent((refusal: unknown) => {
    setError(refusal)
    onFailed()
  })
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    const handed = wasLinking(answer) ? call(linkIdentity, { body: { answer } }) : call(signInWithProvider, { body: { answer } })
    handed.then(() => welcome(), fail)
  }, [answer])
  if (!error) return <RowsSkeleton rows={2} />
  return (
    <>
      <Notice kind="error">{problemWords(error)}</Notice>
      <Button size="md" fullWidth mt="lg" onClick={onBack}>
        {t(wasLinking(answer) ? 'provider.backToMine' : 'provider.back')}
      </Button>
    </>
  )
}
