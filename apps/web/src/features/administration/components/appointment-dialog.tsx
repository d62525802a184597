import type { Account } from '@navette/contract/administration/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say } from '../../../ui/undo.tsx'
import { useAppoint, useDismiss } from '../account-queries.ts'

interface AppointmentDialogProps {
  account: Pick<Account, 'id' | 'name'>
  what: 'appoint' | 'dismiss'
  /** Whether it is one's own right that is laid down. */
  mine: boolean
  onClose: () => void
}

/** Gives the administration to somebody, or takes it back; asked once, for both sides are told by letter. */
export const AppointmentDialog = ({ account: { id, name }, what, mine, onClose }: AppointmentDialogProps) => {
  const { t } = useTranslation('table')
  const [appoint, dismiss] = [useAppoint(), useDismiss()]
  const act = what === 'appoint' ? appoint : dismiss
  const words = what === 'appoint' ? 'appointment' : 'dismissal'
  const done = () => say(t(what === 'appoint' ? 'done.appointed' : 'done.dismissed', { name }))
  return (
    <Confirm
      opened
      title={t(`${words}.title`, { name })}
      action={t(`act.${what}`)}
      pending={act.isPending}
      onClose={onClose}
      onConfirm={() => act.mutate(id, { onSuccess: done, onSettled: onClose })}
    >
      <p>{t(mine ? 'dismissal.mine' : `${words}.why`)}</p>
    </Confirm>
  )
}
