import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { useMe } from '../../../features/accounts/queries.ts'
import { Accounts } from '../../../features/administration/components/accounts.tsx'
import { AccountsLead } from '../../../features/administration/components/accounts-lead.tsx'
import { InvitePeople } from '../../../features/invitations/components/invite-people.tsx'
import { useOrganisations } from '../../../features/organisations/queries.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Page } from '../../../ui/page.tsx'

/** Everybody of the cluster in one table. */
export function Component() {
  const { t } = useTranslation('app')
  const me = useMe()
  const { organisations } = useOrganisations()
  const inviting = organisations.filter(({ can }) => can.addPeople)
  return (
    <Page
      title={t('administration.rooms.accounts')}
      lead={<AccountsLead />}
      actions={
        <>
          <Button component={Link} to="/importer" variant="subtle">
            {t('organisation.import')}
          </Button>
          {inviting.length > 0 && <InvitePeople organisations={inviting} />}
        </>
      }
    >
      <Accounts myId={me.id} />
    </Page>
  )
}
