import { useState } from 'react'
import { useMe } from '../../features/accounts/queries.ts'
import { PosterInside } from '../../features/invitations/components/poster-inside.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { linkOf } from '../door/addresses.ts'

/** A poster's page, for who is signed in. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const [{ token }] = useState(() => linkOf(location))
  return (
    <Page title={t('invitation.joinTitle')}>
      <PosterInside token={token} belongings={me.belongings} />
    </Page>
  )
}
