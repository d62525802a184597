import type { OpenInvitation } from '@navette/contract/invitations/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { placeOf } from './place.ts'

/** Why an invitation no longer serves, and what to do. */
export const InvitationProblem = ({ invitation }: { invitation: OpenInvitation }) => {
  const { t } = useTranslation('invitations')
  const { state, invitedBy, project } = invitation
  if (state === 'pending') return null
  const { name } = placeOf(invitation)
  const given = { organisation: name, name: invitedBy ?? name }
  if (state === 'closed' && project)
    return (
      <Notice kind="warn" title={t('open.projectClosed', given)}>
        {t('open.closedWhy')}
      </Notice>
    )
  return (
    <Notice kind={state === 'accepted' ? 'info' : 'warn'} title={t(`open.${state}`, given)}>
      {t(`open.${state}Why`, given)}
    </Notice>
  )
}
