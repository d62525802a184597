import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import classes from './account-dialogs.module.css'

interface SuspendDialogProps {
  count: number
  pending: boolean
  onSuspend: (reason: string) => void
  onClose: () => void
}

/** Asks once, for the reason; what is done can be taken back. */
export const SuspendDialog = ({ count, pending, onSuspend, onClose }: SuspendDialogProps) => {
  const { t } = useTranslation('table')
  const [reason, setReason] = useState('')
  return (
    <Confirm
      opened
      title={t('suspension.title', { count })}
      action={t('act.suspend')}
      pending={pending}
      onClose={onClose}
      onConfirm={() => onSuspend(reason)}
    >
      <div className={classes.form}>
        <p>{t('suspension.why', { count })}</p>
        <Textarea
          data-autofocus
          label={t('suspension.reason')}
          description={t('suspension.reasonWhy')}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Confirm>
  )
}
