import { ActionIcon, Menu } from '@mantine/core'
import type { Account } from '@navette/contract/administration/schema.ts'
import { IconBan, IconDots, IconKey, IconKeyOff, IconRotate, IconSend, IconUserEdit } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'

export type AccountAct = 'remind' | 'changeRole' | 'suspend' | 'restore' | 'appoint' | 'dismiss'

const acts = [
  { act: 'remind', icon: IconSend },
  { act: 'changeRole', icon: IconUserEdit },
  { act: 'appoint', icon: IconKey },
  { act: 'dismiss', icon: IconKeyOff },
  { act: 'suspend', icon: IconBan },
  { act: 'restore', icon: IconRotate },
] as const

interface AccountMenuProps {
  account: Account
  name: string
  onAct: (act: AccountAct) => void
}

/** What may be done with one account. */
export const AccountMenu = ({ account, name, onAct }: AccountMenuProps) => {
  const { t } = useTranslation('table')
  const possible = acts.filter(({ act }) => account.can[act])
  if (possible.length === 0) return null
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('menu', { name })}>
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {possible.map(({ act, icon: Icon }) => (
          <Menu.Item key={act} leftSection={<Icon size={18} stroke={1.75} />} onClick={() => onAct(act)}>
            {t(`act.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
