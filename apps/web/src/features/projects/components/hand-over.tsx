import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFlag } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useChooseLead } from '../queries.ts'
import classes from './team.module.css'

/** Gives the lead of a project to somebody of its team; it asks first, for only they may give it back. */
export function HandOver({ projectId, person }: { projectId: string; person: { id: string; name: string } }) {
  const { t } = useTranslation('projects')
  const handing = useChooseLead(projectId)
  const [asking, { open, close }] = useDisclosure(false)
  const label = t('team.handOver', { name: person.name })
  const hand = () =>
    handing.mutate(person.id, { onSuccess: () => say(t('team.handed', { name: person.name })), onError: sayProblem, onSettled: close })
  return (
    <>
      <ActionIcon className={classes.remove} size={28} aria-label={label} title={label} onClick={open}>
        <IconFlag size={16} stroke={1.75} />
      </ActionIcon>
      <Confirm
        opened={asking}
        title={t('team.handOverTitle', { name: person.name })}
        action={t('team.handOverGo')}
        pending={handing.isPending}
        onConfirm={hand}
        onClose={close}
      >
        {t('team.handOverWhy')}
      </Confirm>
    </>
  )
}
