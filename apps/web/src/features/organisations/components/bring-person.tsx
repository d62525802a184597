import { Button, Modal, Radio } from '@mantine/core'
import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { FoundSelect } from '../../../ui/found-select.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { say } from '../../../ui/undo.tsx'
import { usePeopleFound, useStartMembership } from '../queries.ts'
import classes from './organisation-form.module.css'

/** Brings somebody who has an account into an organisation. */
export const BringPerson = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setOpened(true)}>
        {t('bring.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('bring.title')}
        closeButtonProps={{ 'aria-label': t('form.cancel') }}
      >
        <BringForm organisationId={organisation.id} onClose={() => setOpened(false)} />
      </Modal>
    </>
  )
}

const BringForm = ({ organisationId, onClose }: { organisationId: string; onClose: () => void }) => {
  const { t } = useTranslation('organisations')
  const [id] = useState(newId)
  const [memberId, setMemberId] = useState<string | null>(null)
  const [role, setRole] = useState<MembershipRole>('member')
  const [missing, setMissing] = useState(false)
  const { mutate, isPending, error } = useStartMembership(organisationId)
  const save = (event: FormEvent) => {
    event.preventDefault()
    setMissing(memberId === null)
    if (memberId === null || isPending) return
    const saved = ({ person }: { person: { name: string } }) => {
      onClose()
      say(t('bring.done', { name: person.name }))
    }
    mutate({ id, memberId, role }, { onSuccess: saved })
  }
  return (
    <form onSubmit={save} noValidate className={classes.form}>
      {error && <Notice kind="error">{problemWords(error)}</Notice>}
      <FoundSelect
        label={t('bring.who')}
        placeholder={t('bring.whoHint')}
        nobody={t('bring.nobody')}
        useFound={usePeopleFound}
        first
        value={memberId}
        error={missing && memberId === null ? t('bring.whoMissing') : undefined}
        onChange={setMemberId}
      />
      <Radio.Group label={t('membership.role')} value={role} onChange={(value) => setRole(value as MembershipRole)}>
        {(['volunteer', 'member', 'manager'] as const).map((value) => (
          <Radio key={value} value={value} mt="sm" label={t(`role.${value}`)} description={t(`roleWhy.${value}`)} />
        ))}
      </Radio.Group>
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <Button type="submit" aria-disabled={isPending}>
          {t(isPending ? 'form.saving' : 'bring.go')}
        </Button>
      </div>
    </form>
  )
}
