import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { type FormEvent, useState } from 'react'
import { Refused } from '../../../lib/api.ts'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { useRenameThread } from '../queries.ts'

/** Another title for the thread. When somebody renamed it meanwhile, both titles are in sight and the person chooses. */
export function RenameThread({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  // The version that was read when the form opened: news must not slip another one under what is being typed.
  const [base, setBase] = useState(thread)
  const [title, setTitle] = useState(thread.title)
  const renaming = useRenameThread()
  const meanwhile = currentOf(renaming.error)

  const save = (event: FormEvent) => {
    event.preventDefault()
    const from = meanwhile ?? base
    setBase(from)
    renaming.mutate({ thread: from, title: title.trim() }, { onSuccess: onClose })
  }
  return (
    <Modal opened onClose={onClose} closeButtonProps={{ 'aria-label': t('close') }} title={t('thread.rename')} centered>
      <form onSubmit={save}>
        <TextInput
          label={t('thread.title')}
          value={title}
          maxLength={160}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={
            meanwhile ? t('thread.renamedMeanwhile', { title: meanwhile.title }) : renaming.error ? problemWords(renaming.error) : null
          }
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={renaming.isPending} disabled={title.trim() === ''}>
            {t(meanwhile ? 'thread.renameAnyway' : 'save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

const currentOf = (error: unknown) =>
  error instanceof Refused && error.code === 'stale' ? (error.problem.current as Thread | undefined) : undefined
