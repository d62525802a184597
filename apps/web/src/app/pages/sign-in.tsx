import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { SignInForm } from '../../features/accounts/components/sign-in-form.tsx'
import { useCluster } from '../../features/administration/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Threshold } from '../threshold.tsx'

/** The door. An installation without a cluster has none yet, and leads to its first steps. */
export function Component() {
  const { t } = useTranslation('app')
  const { data: cluster } = useCluster()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  if (cluster && !cluster.founded) return <Navigate to="/premiers-pas" replace />
  return (
    <Threshold name={t('signIn.title')} title={cluster?.name ?? ' '} lead={t('signIn.lead')}>
      <SignInForm onWelcome={() => void navigate(addressToReturnTo(search), { replace: true })} />
    </Threshold>
  )
}

/** Only an address of ours: a link must not lead from our door to somebody else's house. */
const addressToReturnTo = (search: URLSearchParams) => {
  const wanted = search.get('retour') ?? '/'
  const { origin, pathname, search: query, hash } = new URL(wanted, location.origin)
  return origin === location.origin ? pathname + query + hash : '/'
}
