import { Departures } from '../../../features/accounts/components/departures.tsx'
import { RequestDesk } from '../../../features/accounts/components/request-desk.tsx'
import { ExportRow } from '../../../features/administration/components/export-row.tsx'
import { Retention } from '../../../features/administration/components/retention.tsx'
import { useTranslation, words } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'
import { Section } from '../../../ui/section.tsx'

/** What people may ask about their own data, and what is kept for how long. */
export function Component() {
  const { t } = useTranslation('data')
  return (
    <Page title={words('app:administration.rooms.personalData')} lead={t('personal')}>
      <ExportRow title={t('requests.title')} why={t('requests.why')}>
        <RequestDesk />
      </ExportRow>
      <ExportRow title={t('departures.title')} why={t('departures.why')}>
        <Departures />
      </ExportRow>
      <Section title={t('retention')}>
        <Retention />
      </Section>
    </Page>
  )
}
