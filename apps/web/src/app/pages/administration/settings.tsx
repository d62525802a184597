import { LogoField } from '../../../features/administration/components/logo-field.tsx'
import { MailForm } from '../../../features/administration/components/mail-form.tsx'
import { SettingsForm } from '../../../features/administration/components/settings-form.tsx'
import { useSettings } from '../../../features/administration/queries.ts'
import { problemWords, useTranslation, words } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Page } from '../../../ui/page.tsx'
import { Section } from '../../../ui/section.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'

/** What holds for the whole cluster. */
export function Component() {
  const { t } = useTranslation('settings')
  const { data: settings, error } = useSettings()
  return (
    <Page title={words('app:administration.rooms.settings')} lead={t('lead')}>
      {error && !settings && <Notice kind="error">{problemWords(error)}</Notice>}
      {!settings && !error && <RowsSkeleton rows={6} />}
      {settings && (
        <>
          <Section title={t('logo.title')}>
            <LogoField settings={settings} />
          </Section>
          <SettingsForm settings={settings} />
          <Section title={t('mail.title')}>
            <MailForm settings={settings} />
          </Section>
        </>
      )}
    </Page>
  )
}
