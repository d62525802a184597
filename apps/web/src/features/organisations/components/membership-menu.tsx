import { ActionIcon, Menu } from '@mantine/core'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { Membership } from '@navette/contract/organisations/schema.ts'
import { IconDots, IconUserMinus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say } from '../../../ui/undo.tsx'
import { useEditMembership, useEndMembership } from '../queries.ts'

const roles: readonly MembershipRole[] = ['manager', 'member', 'volunteer']

/** Changes a person's role, or ends their belonging. */
export const MembershipMenu = ({ membership }: { membership: Membership }) => {
  const { t } = useTranslation('organisations')
  const [ending, setEnding] = useState(false)
  const edit = useEditMembership()
  const end = useEndMembership()
  const { name } = membership.person
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal={false}>
        <Menu.Target>
          <ActionIcon size={38} aria-label={t('membership.menu', { name })}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {membership.can.edit && (
            <>
              <Menu.Label>{t('membership.role')}</Menu.Label>
              <Menu.RadioGroup value={membership.role} onChange={(role) => edit.mutate({ membership, role: role as MembershipRole })}>
                {roles.map((role) => (
                  <Menu.RadioItem key={role} value={role} closeMenuOnClick>
                    {t(`role.${role}`)}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </>
          )}
          {membership.can.end && (
            <Menu.Item leftSection={<IconUserMinus size={18} stroke={1.75} />} onClick={() => setEnding(true)}>
              {t('membership.end')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={ending}
        title={t('membership.endTitle', { name })}
        action={t('membership.end')}
        pending={end.isPending}
        onClose={() => setEnding(false)}
        onConfirm={() =>
          end.mutate(membership.id, {
            onSuccess: () => say(t('membership.ended', { name })),
            onSettled: () => setEnding(false),
          })
        }
      >
        {t('membership.endWhy')}
      </Confirm>
    </>
  )
}
