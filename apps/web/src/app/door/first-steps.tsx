import { Button } from '@mantine/core'
import type { Cluster, DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { useEffect, useState } from 'react'
import { DemonstrationAccounts } from '../../features/administration/components/demonstration-accounts.tsx'
import { FoundingForm } from '../../features/administration/components/founding-form.tsx'
import { LoadDemonstration } from '../../features/administration/components/load-demonstration.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Threshold } from './threshold.tsx'

interface FirstStepsProps {
  cluster: Cluster | undefined
  onFounded: () => void
  onSignIn: () => void
}

/** A fresh installation: found the cluster, or see the demonstration first. */
export default function FirstSteps({ cluster, onFounded, onSignIn }: FirstStepsProps) {
  const { t } = useTranslation('app')
  const [accounts, setAccounts] = useState<DemonstrationAccount[] | null>(null)
  const token = new URLSearchParams(location.search).get('jeton')
  const founded = cluster?.founded === true && accounts === null
  useEffect(() => {
    if (founded) onSignIn()
  })
  if (founded) return null
  if (accounts) return <Loaded accounts={accounts} onSignIn={onSignIn} />
  if (!token) return <Threshold name={t('first.title')} title={t('first.title')} lead={t('first.noLink')} />
  return (
    <Threshold name={t('first.title')} title={t('first.title')} lead={t('first.lead')}>
      <FoundingForm token={token} onFounded={onFounded} />
      <LoadDemonstration token={token} onLoaded={setAccounts} />
    </Threshold>
  )
}

const Loaded = ({ accounts, onSignIn }: { accounts: DemonstrationAccount[]; onSignIn: () => void }) => {
  const { t } = useTranslation('app')
  return (
    <Threshold name={t('first.title')} title={t('first.loaded')} lead={t('first.loadedLead')}>
      <DemonstrationAccounts accounts={accounts} />
      <Button size="md" fullWidth onClick={onSignIn}>
        {t('signIn.title')}
      </Button>
    </Threshold>
  )
}
