import { Menu } from '@mantine/core'
import type { Theme } from '@navette/contract/accounts/schema.ts'
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useEditMe, useMe, useSignOut } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { MeButton } from './me-button.tsx'

interface MeMenuItemsProps {
  opened: boolean
  onChange: (opened: boolean) => void
  onKeys: () => void
}

/** What is a person's to choose, around the button that opens it. */
export default function MeMenuItems({ opened, onChange, onKeys }: MeMenuItemsProps) {
  const { t } = useTranslation('app')
  const me = useMe()
  const signOut = useSignOut()
  const edit = useEditMe()
  return (
    <Menu opened={opened} onChange={onChange} position="top-start" width={264} offset={8} withinPortal={false}>
      <Menu.Target>
        <MeButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/moi" leftSection={<IconUser size={18} stroke={1.75} />}>
          {t('me.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={18} stroke={1.75} />} onClick={onKeys}>
          {t('me.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('me.language')}</Menu.Label>
        <Menu.RadioGroup value={me.language} onChange={(language) => edit.mutate({ language: language === 'en' ? 'en' : 'fr' })}>
          <Menu.RadioItem value="fr" lang="fr">
            Français
          </Menu.RadioItem>
          <Menu.RadioItem value="en" lang="en">
            English
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Label>{t('me.appearance')}</Menu.Label>
        <Menu.RadioGroup value={me.theme} onChange={(theme) => edit.mutate({ theme: theme as Theme })}>
          <Menu.RadioItem value="auto">{t('me.auto')}</Menu.RadioItem>
          <Menu.RadioItem value="light">{t('me.light')}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{t('me.dark')}</Menu.RadioItem>
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.CheckboxItem checked={me.presence} onChange={(presence) => edit.mutate({ presence })}>
          {t('me.presence')}
        </Menu.CheckboxItem>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.75} />} onClick={() => signOut.mutate()}>
          {t('me.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
