import { Modal } from '@mantine/core'
import { getFactors, prove, startProof } from '@navette/contract/sessions/factor-endpoints.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call, Refused } from '../../../lib/api.ts'
import { read } from '../../../lib/reads.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { sayProblem } from '../../../ui/undo.tsx'
import { FactorForm } from './factor-form.tsx'
import { askPasskey, Declined } from './passkey.ts'

export const factorsRead = read(getFactors)

/** Shows again who one is. */
export const ProofForm = ({ onProven }: { onProven: () => void }) => {
  const { t } = useTranslation('factors')
  const { data } = useQuery(factorsRead)
  const code = useAct((written: string) => call(prove, { body: { code: written } }))
  const password = useAct((written: string) => call(prove, { body: { password: written } }))
  const passkey = useAct(async () => call(prove, { body: { passkey: await askPasskey(await call(startProof)) } }))
  if (!data) return null
  if (data.proofs.length === 0) return <Notice kind="info">{t('proof.again')}</Notice>
  return (
    <FactorForm
      ways={data.proofs}
      action={t('proof.go')}
      pending={code.pending || password.pending || passkey.pending}
      error={code.error ?? password.error ?? passkey.error}
      onCode={(written) => void code.run(onProven, written)}
      onPassword={(written) => void password.run(onProven, written)}
      onPasskey={() => void passkey.run(onProven)}
    />
  )
}

interface Guard {
  /** Does what concerns the security of the account; asks first who one is where the server wants to know, and then does it again. */
  guard: <T>(act: () => Promise<T>, onDone: (answer: T) => void) => void
  pending: boolean
  /** To be drawn somewhere. */
  dialog: ReactNode
}

/** What is done to an account may need a fresh proof. */
export const useGuard = (): Guard => {
  const { t } = useTranslation('factors')
  const client = useQueryClient()
  const [again, setAgain] = useState<(() => void) | null>(null)
  const [pending, setPending] = useState(false)
  const guard: Guard['guard'] = (act, onDone) => {
    if (pending) return
    setPending(true)
    act()
      .then(
        (answer) => {
          void client.invalidateQueries({ queryKey: factorsRead.queryKey })
          onDone(answer)
        },
        (error: unknown) => {
          if (error instanceof Refused && error.code === 'proof_needed') setAgain(() => () => guard(act, onDone))
          else if (!(error instanceof Declined)) void sayProblem(error)
        },
      )
      .finally(() => setPending(false))
  }
  const dialog = (
    <Modal
      opened={again !== null}
      onClose={() => setAgain(null)}
      title={t('proof.title')}
      closeButtonProps={{ 'aria-label': t('proof.close') }}
    >
      <ProofForm
        onProven={() => {
          setAgain(null)
          again?.()
        }}
      />
    </Modal>
  )
  return { guard, pending, dialog }
}
