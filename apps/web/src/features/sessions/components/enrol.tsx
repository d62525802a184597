import { Button } from '@mantine/core'
import { startApplication } from '@navette/contract/sessions/factor-endpoints.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { useTranslation } from '../../../lib/words.ts'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { AddPasskey } from './add-passkey.tsx'
import classes from './factors.module.css'
import { passkeysHere } from './passkey.ts'
import { factorsRead, ProofForm, useGuard } from './proof.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpApplication } from './set-up-application.tsx'

type Draft = Parameters<typeof SetUpApplication>[0]['application']

/** For somebody of whom the cluster asks a second step: shows the one they have, or sets one up. */
export const Enrol = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('factors')
  const { data } = useQuery(factorsRead)
  const { guard, dialog } = useGuard()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [began] = useState(() => ({ at: false }))
  const given = (recoveryCodes: string[]) => (recoveryCodes.length > 0 ? setCodes(recoveryCodes) : onDone())
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />
  if (!data) return <RowsSkeleton rows={2} />
  const known = data.application !== null || data.passkeys.length > 0
  if (known && !began.at) return <ProofForm onProven={onDone} />
  began.at = true
  return (
    <div className={classes.stack}>
      {draft ? (
        <SetUpApplication application={draft} onDone={given} />
      ) : adding ? (
        <AddPasskey guard={guard} onDone={given} />
      ) : (
        <>
          <Button size="md" onClick={() => guard(() => call(startApplication), setDraft)}>
            {t('enrol.application')}
          </Button>
          {passkeysHere() && (
            <Button size="md" variant="default" onClick={() => setAdding(true)}>
              {t('enrol.passkey')}
            </Button>
          )}
          <p>{[t('enrol.applicationWhy'), passkeysHere() && t('enrol.passkeyWhy')].filter(Boolean).join(' ')}</p>
        </>
      )}
      {dialog}
    </div>
  )
}
