import { Button, Modal } from '@mantine/core'
import { newId } from '@navette/contract/core/ids.ts'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { useAddOrganisation } from '../queries.ts'
import { OrganisationForm } from './organisation-form.tsx'

const blank = { name: '', initials: '', summary: '', about: '', town: '', address: '', site: '' }

/** Welcomes an organisation; it receives a thread of its own. */
export const AddOrganisation = () => {
  const { t } = useTranslation('organisations')
  // Made once for each opening, so that sending twice adds one.
  const [id, setId] = useState<string | null>(null)
  const { mutate, isPending, error, reset } = useAddOrganisation()
  const navigate = useNavigate()
  const close = () => {
    setId(null)
    reset()
  }
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setId(newId())}>
        {t('add.open')}
      </Button>
      <Modal opened={id !== null} onClose={close} title={t('add.title')} size="lg" closeButtonProps={{ 'aria-label': t('form.cancel') }}>
        <OrganisationForm
          start={blank}
          action={t('add.go')}
          pending={isPending}
          error={error}
          onClose={close}
          onSave={(words) =>
            id && mutate({ ...words, id }, { onSuccess: (organisation) => void navigate(`/structures/${organisation.id}`) })
          }
        />
      </Modal>
    </>
  )
}
