import { useTranslation } from '../../../lib/words.ts'
import { LoadMore } from '../../../ui/load-more.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useInvitations } from '../queries.ts'
import classes from './invitation-list.module.css'
import { InvitationRow } from './invitation-row.tsx'

interface InvitationListProps {
  to: { organisationId: string } | { projectId: string }
  /** Nothing is said while nobody was invited. */
  quiet?: boolean
}

/** The invitations to an organisation or a project, as those follow them who invite. */
export const InvitationList = ({ to, quiet = false }: InvitationListProps) => {
  const { t } = useTranslation('invitations')
  const { invitations, isPending, ...more } = useInvitations(to)
  if (quiet && invitations.length === 0) return null
  if (isPending) return <RowsSkeleton rows={2} />
  if (invitations.length === 0) return <p className={classes.none}>{t('list.none')}</p>
  return (
    <>
      <ul className={classes.list}>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}
