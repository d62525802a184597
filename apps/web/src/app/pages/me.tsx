import { Link } from 'react-router'
import { MyProfile } from '../../features/accounts/components/my-profile.tsx'
import { MySettings } from '../../features/accounts/components/my-settings.tsx'
import { useMe } from '../../features/accounts/queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'

/** What I say of myself, and what is mine to choose. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const seen = me.can.seePeople && (
    <Link to={`/personnes/${me.id}`} className="nv-link">
      {t('me.seen')}
    </Link>
  )
  return (
    <Page title={t('me.settings')} lead={me.name} actions={seen}>
      <Section title={t('me.profile')}>
        <MyProfile />
      </Section>
      <Section title={t('me.preferences')}>
        <MySettings />
      </Section>
    </Page>
  )
}
