import { Switch } from '@mantine/core'
import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { useEndMembership } from '../queries.ts'
import classes from './organisation-form.module.css'

interface EndMembershipProps {
  membership: Membership
  organisation: Organisation
  mine: boolean
  onClose: () => void
}

/** Asks once: what ends, what stays, and whether the person goes on with the organisation's projects. */
export const EndMembership = ({ membership, organisation, mine, onClose }: EndMembershipProps) => {
  const { t } = useTranslation('organisations')
  const [keepTeams, setKeepTeams] = useState(false)
  const end = useEndMembership()
  const { name } = membership.person
  const ended = () => say(mine ? t('leave.done', { name: organisation.name }) : t('membership.ended', { name }))
  return (
    <Confirm
      opened
      title={mine ? t('leave.title', { name: organisation.name }) : t('membership.endTitle', { name })}
      action={t(mine ? 'leave.open' : 'membership.end')}
      pending={end.isPending}
      onClose={onClose}
      onConfirm={() => end.mutate({ id: membership.id, keepTeams }, { onSuccess: ended, onSettled: onClose })}
    >
      <div className={classes.form}>
        <p>{t(mine ? 'leave.why' : 'membership.endWhy')}</p>
        {membership.onlyManager && <Notice kind="info">{t(mine ? 'leave.onlyManager' : 'membership.onlyManager')}</Notice>}
        <Switch
          checked={keepTeams}
          onChange={(event) => setKeepTeams(event.currentTarget.checked)}
          label={t(mine ? 'leave.keepTeams' : 'membership.keepTeams')}
          description={t('membership.keepTeamsWhy')}
        />
      </div>
    </Confirm>
  )
}
