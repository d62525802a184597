import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { InvitationInside } from '../../features/invitations/components/invitation-inside.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { say } from '../../ui/undo.tsx'
import { linkOf } from '../door/addresses.ts'

/** An invitation, for who is signed in. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const navigate = useNavigate()
  const [{ token }] = useState(() => linkOf(location))
  const accepted = (address: string) => {
    void say(t('invitation.accepted'))
    void navigate(address, { replace: true })
  }
  return (
    <Page title={t('invitation.title')}>
      <InvitationInside token={token} me={me} onAccepted={accepted} />
    </Page>
  )
}
