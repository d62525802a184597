import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { Tag } from '@navette/contract/items/schema.ts'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useRemoveTag, useRenameTag } from '../tag-queries.ts'

/** For whoever administers the cluster: another name for a tag, which unites it with one that has it already, or its end. */
export function OrderTag({ tag }: { tag: Tag }) {
  const { t } = useTranslation('items')
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setOpen('rename')}>
        {t('tags.rename')}
      </Button>
      <Button variant="default" size="xs" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setOpen('remove')}>
        {t('tags.remove')}
      </Button>
      {open === 'rename' && <Rename tag={tag} onClose={close} />}
      {open === 'remove' && <Remove tag={tag} onClose={close} />}
    </>
  )
}

function Rename({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const { t } = useTranslation('items')
  const navigate = useNavigate()
  const [name, setName] = useState(tag.name)
  const renaming = useRenameTag()
  const save = (event: FormEvent) => {
    event.preventDefault()
    renaming.mutate(
      { tagId: tag.id, name: name.trim() },
      {
        onSuccess: (remaining) => {
          onClose()
          if (remaining.id === tag.id) return
          void navigate(`/etiquettes/${remaining.id}`, { replace: true })
          void say(t('tags.united', { name: remaining.name }))
        },
      },
    )
  }
  return (
    <Modal opened centered onClose={onClose} title={t('tags.rename')} closeButtonProps={{ 'aria-label': t('tags.close') }}>
      <form onSubmit={save}>
        <TextInput
          label={t('tags.name')}
          description={t('tags.renameWhy')}
          value={name}
          maxLength={40}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
          error={renaming.error && problemWords(renaming.error)}
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="subtle" onClick={onClose}>
            {t('tags.cancel')}
          </Button>
          <Button type="submit" loading={renaming.isPending} disabled={name.trim() === ''}>
            {t('tags.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function Remove({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const { t } = useTranslation('items')
  const navigate = useNavigate()
  const removing = useRemoveTag()
  const remove = () =>
    removing.mutate(tag.id, {
      onSuccess: () => {
        void navigate('/etiquettes', { replace: true })
        void say(t('tags.removed', { name: tag.name }))
      },
      onError: (error) => void sayProblem(error),
    })
  return (
    <Confirm opened title={t('tags.remove')} action={t('tags.remove')} pending={removing.isPending} onConfirm={remove} onClose={onClose}>
      {t('tags.removeWhy', { name: tag.name })}
    </Confirm>
  )
}
