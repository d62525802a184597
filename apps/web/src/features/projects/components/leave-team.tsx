import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Project } from '@navette/contract/projects/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useJoinTeam, useLeaveTeam } from '../queries.ts'
import classes from './team.module.css'

/** Leaving can be undone for a while; where one would lose sight of the project itself, it asks first. */
export function LeaveTeam({ project, myId }: { project: Project; myId: string }) {
  const { t } = useTranslation('projects')
  const leaving = useLeaveTeam(project.id)
  const joining = useJoinTeam(project.id)
  const [asking, { open, close }] = useDisclosure(false)
  const forGood = project.visibility === 'team'
  const comeBack = () => joining.mutate(myId, { onError: sayProblem })
  const leave = () =>
    leaving.mutate(myId, { onSuccess: () => say(t('team.left'), forGood ? undefined : comeBack), onError: sayProblem, onSettled: close })
  return (
    <>
      <Button className={classes.leave ?? ''} variant="subtle" size="xs" loading={leaving.isPending} onClick={forGood ? open : leave}>
        {t('team.leave')}
      </Button>
      <Confirm
        opened={asking}
        title={t('team.leaveTitle')}
        action={t('team.leave')}
        pending={leaving.isPending}
        onConfirm={leave}
        onClose={close}
      >
        {t('team.leaveWhy')}
      </Confirm>
    </>
  )
}
