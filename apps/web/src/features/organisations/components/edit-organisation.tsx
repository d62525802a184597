import { Button, Modal } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useEditOrganisation } from '../queries.ts'
import { OrganisationForm } from './organisation-form.tsx'

/** Changes what an organisation says of itself. */
export const EditOrganisation = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  // The version that was read when the form opened: a later one by somebody else must not be overwritten unseen.
  const [read, setRead] = useState<Organisation | null>(null)
  const { mutate, isPending, error, reset } = useEditOrganisation(read ?? organisation)
  const close = () => {
    setRead(null)
    reset()
  }
  const saved = () => {
    close()
    say(t('edit.saved'))
  }
  return (
    <>
      <Button variant="default" onClick={() => setRead(organisation)}>
        {t('edit.open')}
      </Button>
      <Modal opened={read !== null} onClose={close} title={t('edit.title')} size="lg" closeButtonProps={{ 'aria-label': t('form.cancel') }}>
        <OrganisationForm
          start={read ?? organisation}
          action={t('edit.go')}
          pending={isPending}
          error={error}
          onClose={close}
          onSave={({ name, initials, summary, about, town, address, site }) =>
            mutate({ name, initials, summary, about, town, address, site }, { onSuccess: saved })
          }
        />
      </Modal>
    </>
  )
}
