import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMail } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { InvitationList } from './invitation-list.tsx'

const InviteGuests = lazy(() => import('./invite-guests.tsx'))

interface InviteToProjectProps {
  projectId: string
  /** Who is of the team already. */
  inside: ReadonlySet<string>
}

/** Who was invited to the team, and the way to invite others; the form comes when it is wanted. */
export function InviteToProject({ projectId, inside }: InviteToProjectProps) {
  const { t } = useTranslation('invitations')
  const [inviting, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" size="xs" mt={10} leftSection={<IconMail size={16} stroke={1.75} />} onClick={open}>
        {t('guests.open')}
      </Button>
      <InvitationList to={{ projectId }} quiet />
      <Suspense>{inviting && <InviteGuests projectId={projectId} inside={inside} onClose={close} />}</Suspense>
    </>
  )
}
