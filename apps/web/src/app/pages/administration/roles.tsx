import { RoleAbilities } from '../../../features/administration/components/role-abilities.tsx'
import { RoleHolders } from '../../../features/administration/components/role-holders.tsx'
import { useTranslation, words } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Section } from '../../../ui/section.tsx'

/** Who holds which role, and what each allows. */
export function Component() {
  const { t } = useTranslation('rights')
  return (
    <Page title={words('app:administration.rooms.roles')} lead={t('lead')}>
      <RoleHolders />
      <Section title={t('abilities')}>
        <RoleAbilities />
      </Section>
    </Page>
  )
}
