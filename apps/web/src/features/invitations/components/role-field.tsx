import { Radio } from '@mantine/core'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { useTranslation } from '../../../lib/words.ts'
import classes from './invite.module.css'

const everyRole = ['volunteer', 'member', 'manager'] as const

interface RoleFieldProps<R extends MembershipRole> {
  value: R
  roles?: readonly R[]
  onChange: (role: R) => void
}

/** What somebody will do in the organisation, in the words of who does it. */
export const RoleField = <R extends MembershipRole>({
  value,
  roles = everyRole as readonly MembershipRole[] as readonly R[],
  onChange,
}: RoleFieldProps<R>) => {
  const { t } = useTranslation('invitations')
  return (
    <Radio.Group label={t('invite.role')} value={value} onChange={(role) => onChange(role as R)}>
      <div className={classes.roles}>
        {roles.map((role: MembershipRole) => (
          <Radio key={role} value={role} label={t(`roleName.${role}`)} description={t(`roleWhy.${role}`)} />
        ))}
      </div>
    </Radio.Group>
  )
}
