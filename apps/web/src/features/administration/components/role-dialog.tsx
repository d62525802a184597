import { Radio, Select } from '@mantine/core'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useOrganisationNames } from '../queries.ts'
import classes from './account-dialogs.module.css'

interface RoleDialogProps {
  count: number
  pending: boolean
  /** The only ones to choose from, where one person is concerned; otherwise all. */
  among?: readonly { id: string; name: string }[] | undefined
  onChange: (change: { organisationId: string; role: MembershipRole }) => void
  onClose: () => void
}

/** Another role, in one organisation. */
export const RoleDialog = ({ count, pending, among, onChange, onClose }: RoleDialogProps) => {
  const { t } = useTranslation('table')
  const { data } = useOrganisationNames()
  const organisations = among ?? data?.items ?? []
  const [chosen, setChosen] = useState<string | null>(among?.[0]?.id ?? null)
  const [role, setRole] = useState<MembershipRole>('member')
  const [missing, setMissing] = useState(false)
  const go = () => {
    setMissing(chosen === null)
    if (chosen) onChange({ organisationId: chosen, role })
  }
  return (
    <Confirm opened title={t('roleChange.title', { count })} action={t('roleChange.go')} pending={pending} onClose={onClose} onConfirm={go}>
      <div className={classes.form}>
        <p>{t('roleChange.why')}</p>
        <Select
          label={t('roleChange.organisation')}
          searchable
          allowDeselect={false}
          data={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChange={setChosen}
          error={missing && chosen === null ? t('roleChange.organisationMissing') : undefined}
        />
        <Radio.Group label={t('role')} value={role} onChange={(value) => setRole(value as MembershipRole)}>
          {(['volunteer', 'member', 'manager'] as const).map((value) => (
            <Radio key={value} value={value} mt="sm" label={t(`roles.${value}`)} />
          ))}
        </Radio.Group>
      </div>
    </Confirm>
  )
}
