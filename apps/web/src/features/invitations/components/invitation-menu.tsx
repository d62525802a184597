import { ActionIcon, Menu } from '@mantine/core'
import type { Invitation } from '@navette/contract/invitations/schema.ts'
import { IconDots, IconMailForward, IconMailOff, IconMailOpened } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useInvitationAct } from '../queries.ts'

/** Sends an invitation again or withdraws it; a withdrawal can be taken back. */
export const InvitationMenu = ({ invitation: { id, email, can } }: { invitation: Invitation }) => {
  const { t } = useTranslation('invitations')
  const resend = useInvitationAct('resend')
  const withdraw = useInvitationAct('withdraw')
  const restore = useInvitationAct('restore')
  const restored = () => restore.mutate(id, { onSuccess: () => say(t('act.restored', { email })) })
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <ActionIcon size={38} aria-label={t('act.menu', { email })}>
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {can.resend && (
          <Menu.Item
            leftSection={<IconMailForward size={18} stroke={1.75} />}
            onClick={() => resend.mutate(id, { onSuccess: () => say(t('act.resent', { email })) })}
          >
            {t('act.resend')}
          </Menu.Item>
        )}
        {can.withdraw && (
          <Menu.Item
            leftSection={<IconMailOff size={18} stroke={1.75} />}
            onClick={() => withdraw.mutate(id, { onSuccess: () => say(t('act.withdrawn', { email }), restored) })}
          >
            {t('act.withdraw')}
          </Menu.Item>
        )}
        {can.restore && (
          <Menu.Item leftSection={<IconMailOpened size={18} stroke={1.75} />} onClick={restored}>
            {t('act.restore')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
