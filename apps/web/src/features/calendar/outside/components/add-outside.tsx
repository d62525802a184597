import { Button, Modal, Select, Stack, TextInput } from '@mantine/core'
import type { OutsideVisibility } from '@navette/contract/calendar/import-schema.ts'
import { NewOutsideCalendar } from '@navette/contract/calendar/outside-schema.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { type FormEvent, useState } from 'react'
import { checkWith, type FieldWords, fieldsOf } from '../../../../lib/forms.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { Notice } from '../../../../ui/notice.tsx'
import { say } from '../../../../ui/undo.tsx'
import { useAddOutside } from '../queries.ts'
import { VisibilityField } from './visibility-field.tsx'

interface AddOutsideProps {
  /** Those in whose name one may. */
  organisations: readonly Organisation[]
  onClose: () => void
}

/** Shows a calendar that somebody else keeps, by its address. */
export function AddOutside({ organisations, onClose }: AddOutsideProps) {
  const { t } = useTranslation('outside')
  // Made once: adding the same calendar twice keeps one.
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [organisationId, setOrganisationId] = useState(organisations[0]?.id ?? '')
  const [visibility, setVisibility] = useState<OutsideVisibility>('cluster')
  const [fields, setFields] = useState<FieldWords>({})
  const [problem, setProblem] = useState('')
  const add = useAddOutside()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { id, name, address, organisationId, visibility }
    const wrong = checkWith(NewOutsideCalendar)(body)
    setProblem('')
    setFields('address' in wrong && address.trim() !== '' ? { ...wrong, address: t('add.addressWrong') } : wrong)
    if (Object.keys(wrong).length > 0) return
    add.mutate(body, {
      onSuccess: () => {
        void say(t('add.added'))
        onClose()
      },
      onError: (error) => {
        const refused = fieldsOf(error)
        setFields(refused.fields)
        setProblem(refused.problem)
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('add.title')} closeButtonProps={{ 'aria-label': t('add.close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {problem && <Notice kind="error">{problem}</Notice>}
          <TextInput
            label={t('add.address')}
            description={t('add.addressWhy')}
            placeholder="https://…/agenda.ics"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={address}
            error={fields['address']}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
          <TextInput
            label={t('add.name')}
            description={t('add.nameWhy')}
            value={name}
            error={fields['name']}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {organisations.length > 1 && (
            <Select
              label={t('add.organisation')}
              data={organisations.map((each) => ({ value: each.id, label: each.name }))}
              value={organisationId}
              allowDeselect={false}
              searchable
              onChange={(value) => value && setOrganisationId(value)}
            />
          )}
          <VisibilityField
            host={organisations.find((each) => each.id === organisationId)?.name ?? ''}
            value={visibility}
            onChange={setVisibility}
          />
          <Button type="submit" loading={add.isPending}>
            {t('add.go')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
