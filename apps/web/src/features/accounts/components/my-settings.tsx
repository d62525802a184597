import { Button, SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { lettersWanted, wantLetters } from '../../../lib/letters.ts'
import { useTranslation } from '../../../lib/words.ts'
import { useEditMe, useMe, useSignOut } from '../queries.ts'
import classes from './my-settings.module.css'

/** What a person chooses for themselves. */
export const MySettings = () => {
  const { t } = useTranslation('accounts')
  const me = useMe()
  const edit = useEditMe()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [letters, setLetters] = useState(lettersWanted)
  return (
    <div>
      <Setting name={t('settings.language')} why={t('settings.languageWhy')}>
        {(id) => (
          <SegmentedControl
            aria-labelledby={id}
            value={me.language}
            onChange={(language) => edit.mutate({ language: language === 'en' ? 'en' : 'fr' })}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </Setting>
      <Setting name={t('settings.appearance')} why={t('settings.appearanceWhy')}>
        {(id) => (
          <SegmentedControl
            aria-labelledby={id}
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as 'auto')}
            data={[
              { value: 'auto', label: t('settings.auto') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        )}
      </Setting>
      <Setting name={t('settings.presence')} why={t('settings.presenceWhy')}>
        {(id) => (
          <Switch
            aria-labelledby={id}
            checked={me.presence}
            onChange={({ currentTarget }) => edit.mutate({ presence: currentTarget.checked })}
          />
        )}
      </Setting>
      <Setting name={t('settings.letters')} why={t('settings.lettersWhy')}>
        {(id) => (
          <Switch
            aria-labelledby={id}
            checked={letters}
            onChange={({ currentTarget }) => {
              setLetters(currentTarget.checked)
              wantLetters(currentTarget.checked)
            }}
          />
        )}
      </Setting>
      <Setting name={t('settings.session')} why={t('settings.sessionWhy', { email: me.email })}>
        {() => (
          <Button variant="default" onClick={() => signOut.mutate()}>
            {t('settings.signOut')}
          </Button>
        )}
      </Setting>
    </div>
  )
}

interface SettingProps {
  name: string
  why: string
  /** The control, given the id of what names it. */
  children: (id: string) => ReactNode
}

const Setting = ({ name, why, children }: SettingProps) => {
  const id = useId()
  return (
    <div className={classes.setting}>
      <div className={classes.words}>
        <h2 id={id}>{name}</h2>
        <p>{why}</p>
      </div>
      {children(id)}
    </div>
  )
}
