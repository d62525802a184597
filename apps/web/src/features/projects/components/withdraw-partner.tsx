import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { OrganisationRef } from '@navette/contract/core/refs.ts'
import type { Project } from '@navette/contract/projects/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useWithdraw } from '../queries.ts'
import classes from './team.module.css'

/** Managers of a partner may take their organisation out of the project; only the project brings it back, so it asks first. */
export function WithdrawPartners({ project }: { project: Project }) {
  return project.ribbon
    .filter(({ id }) => project.mayWithdraw.includes(id))
    .map((organisation) => <WithdrawPartner key={organisation.id} project={project} organisation={organisation} />)
}

function WithdrawPartner({ project, organisation: { id, name } }: { project: Project; organisation: OrganisationRef }) {
  const { t } = useTranslation('projects')
  const withdrawing = useWithdraw(project.id)
  const [asking, { open, close }] = useDisclosure(false)
  const withdraw = () =>
    withdrawing.mutate(id, { onSuccess: () => say(t('withdraw.done', { name })), onError: sayProblem, onSettled: close })
  return (
    <>
      <Button className={classes.leave ?? ''} variant="subtle" size="xs" onClick={open}>
        {t('withdraw.open', { name })}
      </Button>
      <Confirm
        opened={asking}
        title={t('withdraw.title', { name })}
        action={t('withdraw.go')}
        pending={withdrawing.isPending}
        onConfirm={withdraw}
        onClose={close}
      >
        {t('withdraw.why', { host: project.host.name })}
      </Confirm>
    </>
  )
}
