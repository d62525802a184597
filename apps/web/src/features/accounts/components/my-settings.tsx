import { Button, SegmentedControl, Select, Switch } from '@mantine/core'
import type { Theme } from '@navette/contract/accounts/schema.ts'
import { IconTextDecrease, IconTextIncrease } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { Link } from 'react-router'
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
            value={me.theme}
            onChange={(theme) => edit.mutate({ theme: theme as Theme })}
            data={[
              { value: 'auto', label: t('settings.auto') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        )}
      </Setting>
      <Setting name={t('settings.textSize')} why={t('settings.textSizeWhy')}>
        {(id) => <TextSizeStep labelledBy={id} value={me.textSize} onChange={(textSize) => edit.mutate({ textSize })} />}
      </Setting>
      <Setting name={t('settings.timeZone')} why={t('settings.timeZoneWhy')}>
        {(id) => (
          <Select
            aria-labelledby={id}
            className={classes.zone}
            searchable
            nothingFoundMessage={t('settings.noZone')}
            data={[
              { value: '', label: t('settings.clusterZone') },
              ...zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
            ]}
            value={me.timeZone ?? ''}
            allowDeselect={false}
            limit={60}
            onChange={(zone) => edit.mutate({ timeZone: zone || null })}
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
      <Setting name={t('settings.follows')} why={t('settings.followsWhy')}>
        {() => (
          <Button component={Link} to="/moi/suivi" variant="default">
            {t('settings.openFollows')}
          </Button>
        )}
      </Setting>
      <Setting name={t('settings.calendars')} why={t('settings.calendarsWhy')}>
        {() => (
          <Button component={Link} to="/moi/calendriers" variant="default">
            {t('settings.openCalendars')}
          </Button>
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
      <Setting name={t('settings.security')} why={t('settings.securityWhy')}>
        {() => (
          <Button component={Link} to="/moi/securite" variant="default">
            {t('settings.openSecurity')}
          </Button>
        )}
      </Setting>
      <Setting name={t('settings.data')} why={t('settings.dataWhy')}>
        {() => (
          <Button component={Link} to="/moi/donnees" variant="default">
            {t('settings.openData')}
          </Button>
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

const zones = Intl.supportedValuesOf('timeZone')

interface TextSizeStepProps {
  labelledBy: string
  value: number
  onChange: (size: number) => void
}

/** Smaller, larger, or as usual; what is read shows at once what that means. */
const TextSizeStep = ({ labelledBy, value, onChange }: TextSizeStepProps) => {
  const { t } = useTranslation('accounts')
  const step = (by: number) => Math.min(200, Math.max(80, value + by))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset wants a legend of its own; the setting's heading names this group.
    <div role="group" aria-labelledby={labelledBy} className={classes.size}>
      <Button
        variant="default"
        aria-label={t('settings.smaller')}
        aria-disabled={value === 80}
        onClick={() => value > 80 && onChange(step(-10))}
      >
        <IconTextDecrease size={20} stroke={1.75} aria-hidden="true" />
      </Button>
      <output aria-live="polite">{t('settings.percent', { size: value })}</output>
      <Button
        variant="default"
        aria-label={t('settings.larger')}
        aria-disabled={value === 200}
        onClick={() => value < 200 && onChange(step(10))}
      >
        <IconTextIncrease size={20} stroke={1.75} aria-hidden="true" />
      </Button>
      {value !== 100 && (
        <Button variant="subtle" onClick={() => onChange(100)}>
          {t('settings.usualSize')}
        </Button>
      )}
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
        <h3 id={id}>{name}</h3>
        <p>{why}</p>
      </div>
      {children(id)}
    </div>
  )
}
