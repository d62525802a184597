import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import type { OrganisationChoice } from './invite-form.tsx'

const InviteForm = lazy(async () => ({ default: (await import('./invite-form.tsx')).InviteForm }))

interface InvitePeopleProps {
  /** Where people may be invited; with more than one, the form asks which. */
  organisations: readonly OrganisationChoice[]
  /** The one that is chosen first. */
  organisationId?: string
}

/** Opens the form that invites; it comes when it is wanted, and keeps what was typed until the page is left. */
export const InvitePeople = ({ organisations, organisationId }: InvitePeopleProps) => {
  const { t } = useTranslation('invitations')
  const [opened, setOpened] = useState(false)
  const [met, setMet] = useState(false)
  const open = () => {
    setMet(true)
    setOpened(true)
  }
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={open}>
        {t('invite.open')}
      </Button>
      {met && (
        <Suspense>
          <InviteForm organisations={organisations} first={organisationId} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
