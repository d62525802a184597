import { completeStep, getStep, startStepCeremony } from '@navette/contract/sessions/factor-endpoints.ts'
import { useEffect, useState } from 'react'
import { useAct } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useTranslation } from '../../../lib/words.ts'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { FactorForm, type FactorWay } from './factor-form.tsx'
import { askPasskey } from './passkey.ts'
import classes from './sign-in-form.module.css'

interface SecondStepFormProps {
  onWelcome: () => void
  onBack: () => void
}

/** Completes a sign-in with a code or a passkey. */
export const SecondStepForm = ({ onWelcome, onBack }: SecondStepFormProps) => {
  const { t } = useTranslation('sessions')
  const [ways, setWays] = useState<FactorWay[] | null>(null)
  const code = useAct((written: string) => call(completeStep, { body: { code: written } }))
  const passkey = useAct(async () => call(completeStep, { body: { passkey: await askPasskey(await call(startStepCeremony)) } }))
  useEffect(() => {
    call(getStep).then((step) => setWays(step.ways), onBack)
  }, [onBack])
  if (!ways) return <RowsSkeleton rows={2} />
  return (
    <>
      <FactorForm
        ways={ways}
        action={t('step.go')}
        pending={code.pending || passkey.pending}
        error={code.error ?? passkey.error}
        onCode={(written) => void code.run(onWelcome, written)}
        onPasskey={() => void passkey.run(onWelcome)}
      />
      <div className={classes.others}>
        <button type="button" className="nv-link" onClick={onBack}>
          {t('step.back')}
        </button>
      </div>
    </>
  )
}
