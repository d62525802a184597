import { Button } from '@mantine/core'
import type { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router'
import { welcome } from '../../features/accounts/queries.ts'
import { DemonstrationAccounts } from '../../features/administration/components/demonstration-accounts.tsx'
import { FoundingForm } from '../../features/administration/components/founding-form.tsx'
import { LoadDemonstration } from '../../features/administration/components/load-demonstration.tsx'
import { useCluster } from '../../features/administration/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Threshold } from '../threshold.tsx'

/** A fresh installation: found the cluster, or see the demonstration first. */
export function Component() {
  const { t } = useTranslation('app')
  const [search] = useSearchParams()
  const { data: cluster } = useCluster()
  const [accounts, setAccounts] = useState<DemonstrationAccount[] | null>(null)
  const navigate = useNavigate()
  const client = useQueryClient()
  const token = search.get('jeton')
  if (accounts) return <Loaded accounts={accounts} />
  if (cluster?.founded) return <Navigate to="/connexion" replace />
  if (!token) return <Threshold name={t('first.title')} title={t('first.title')} lead={t('first.noLink')} />
  return (
    <Threshold name={t('first.title')} title={t('first.title')} lead={t('first.lead')}>
      <FoundingForm
        token={token}
        onFounded={(me) => {
          welcome(client, me)
          void navigate('/', { replace: true })
        }}
      />
      <LoadDemonstration token={token} onLoaded={setAccounts} />
    </Threshold>
  )
}

const Loaded = ({ accounts }: { accounts: DemonstrationAccount[] }) => {
  const { t } = useTranslation('app')
  const client = useQueryClient()
  return (
    <Threshold name={t('first.title')} title={t('first.loaded')} lead={t('first.loadedLead')}>
      <DemonstrationAccounts accounts={accounts} />
      <Button component={Link} to="/connexion" size="md" fullWidth onClick={() => client.clear()}>
        {t('signIn.title')}
      </Button>
    </Threshold>
  )
}
