import { Link } from 'react-router'
import { useMe } from '../../features/accounts/queries.ts'
import { HelpSessions, InPerson } from '../../features/sessions/components/help-sessions.tsx'
import { MyAddress } from '../../features/sessions/components/my-address.tsx'
import { MyIdentity } from '../../features/sessions/components/my-identity.tsx'
import { MyPasskeys } from '../../features/sessions/components/my-passkeys.tsx'
import { MyPassword } from '../../features/sessions/components/my-password.tsx'
import { MySecondStep } from '../../features/sessions/components/my-second-step.tsx'
import { MySessions } from '../../features/sessions/components/my-sessions.tsx'
import { MyTokens } from '../../features/sessions/components/my-tokens.tsx'
import { useTranslation } from '../../lib/words.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'

/** How one comes in, and where one is: each section is a component of its own. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  return (
    <Page
      title={t('security.title')}
      lead={t('security.lead')}
      before={
        <Link to="/moi" className="nv-link">
          {t('me.settings')}
        </Link>
      }
    >
      {me.helper ? <InPerson name={me.name} /> : <Mine />}
    </Page>
  )
}

/** What only the person themself may touch. */
const Mine = () => {
  const { t } = useTranslation('app')
  const me = useMe()
  return (
    <>
      <Section title={t('security.password')}>
        <MyPassword me={me} />
      </Section>
      <Section title={t('security.address')}>
        <MyAddress />
      </Section>
      <Section title={t('security.factor')}>
        <MySecondStep />
      </Section>
      <Section title={t('security.passkeys')}>
        <MyPasskeys />
      </Section>
      <MyIdentity title={t('security.identity')} />
      <Section title={t('security.sessions')}>
        <MySessions />
      </Section>
      <Section title={t('security.tokens')}>
        <MyTokens />
      </Section>
      <Section title={t('security.help')}>
        <HelpSessions me={me} />
      </Section>
    </>
  )
}
