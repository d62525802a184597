import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { fieldsOf } from '../../../lib/forms.ts'
import { useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useLeaveCluster, useMyAccess } from '../queries.ts'
import classes from './leave-cluster.module.css'

/** What happens when I leave, what stays, until when it can be taken back; then one press, and a password where there is one. */
export const LeaveCluster = () => {
  const { t } = useTranslation('security')
  const { data } = useMyAccess()
  const leave = useLeaveCluster()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const refusal = leave.error ? fieldsOf(leave.error) : null
  if (!data) return <RowsSkeleton rows={3} />
  const go = (event: FormEvent) => {
    event.preventDefault()
    setMissing(data.hasPassword && password === '')
    if ((data.hasPassword && password === '') || leave.isPending) return
    leave.mutate(password)
  }
  return (
    <form onSubmit={go} noValidate className={classes.form}>
      <ul className={classes.what}>
        <li>{t('leave.atOnce')}</li>
        <li>{t('leave.week')}</li>
        <li>{t('leave.erased')}</li>
        <li>{t('leave.stays')}</li>
      </ul>
      {refusal && <Notice kind="error">{refusal.problem}</Notice>}
      {data.hasPassword && (
        <PasswordInput
          label={t('leave.password')}
          autoComplete="current-password"
          className={classes.password}
          value={password}
          error={missing ? t('leave.passwordMissing') : undefined}
          onChange={({ currentTarget }) => {
            setPassword(currentTarget.value)
            setMissing(false)
            leave.reset()
          }}
        />
      )}
      <Button type="submit" variant="default" aria-disabled={leave.isPending}>
        {t(leave.isPending ? 'leave.going' : 'leave.go')}
      </Button>
    </form>
  )
}
