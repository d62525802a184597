import type { OpenInvitation } from '@navette/contract/invitations/schema.ts'
import { day } from '../../../lib/dates.ts'
import { listOf } from '../../../lib/lists.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './landing.module.css'
import { placeOf } from './place.ts'
import { lastDay } from './terms-fields.tsx'

/** Who invites, to which organisation, in which role, and their word. */
export const InvitationWords = ({
  invitation,
}: {
  invitation: Pick<OpenInvitation, 'organisation' | 'project' | 'invitedBy' | 'role' | 'endsOn' | 'message'>
}) => {
  const { t } = useTranslation('invitations')
  const { project, invitedBy, role, endsOn, message } = invitation
  const { name: place, ribbon } = placeOf(invitation)
  const given = { name: invitedBy ?? '', organisation: place, project: project?.title ?? '', role: role ? t(`roleAs.${role}`) : '' }
  return (
    <div className={classes.words}>
      <Ribbon of={ribbon} size="m" axis="h" decorative />
      <p>
        {project ? t(invitedBy ? 'open.toProjectBy' : 'open.toProject', given) : t(invitedBy ? 'open.by' : 'open.byNobody', given)}
        {endsOn && ` ${t('open.until', { day: day(lastDay(endsOn)) })}`}
      </p>
      {project && (
        <p className={classes.other}>
          {project.summary && `${project.summary} `}
          {t('open.projectOf', { names: listOf(project.ribbon.map(({ name }) => name)) })}
        </p>
      )}
      {message && (
        <blockquote className={classes.message}>
          <p>{message}</p>
        </blockquote>
      )}
    </div>
  )
}
