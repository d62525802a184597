import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Project } from '@navette/contract/projects/schema.ts'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useAskToJoin, useTakeRequestBack } from '../queries.ts'

/** For somebody who sees the project and could not join by themselves: ask, or think again while one waits. */
export function AskToJoin({ project }: { project: Project }) {
  const { t } = useTranslation('projects')
  const [asking, { open, close }] = useDisclosure(false)
  const takingBack = useTakeRequestBack(project.id)
  if (project.asked)
    return (
      <Button
        variant="default"
        size="xs"
        loading={takingBack.isPending}
        onClick={() => takingBack.mutate(undefined, { onSuccess: () => say(t('ask.takenBack')), onError: sayProblem })}
      >
        {t('ask.takeBack')}
      </Button>
    )
  return (
    <>
      <Button size="xs" onClick={open}>
        {t('ask.open')}
      </Button>
      {asking && <AskForm project={project} onClose={close} />}
    </>
  )
}

function AskForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation('projects')
  const [word, setWord] = useState('')
  const { mutate, isPending, error } = useAskToJoin(project.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    mutate(word, {
      onSuccess: () => {
        onClose()
        void say(t('ask.done'))
      },
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('ask.title', { title: project.title })} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        {error && <Notice kind="error">{problemWords(error)}</Notice>}
        <Textarea
          label={t('ask.word')}
          description={t('ask.wordWhy', { host: project.host.name })}
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={1000}
          value={word}
          onChange={({ currentTarget }) => setWord(currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" aria-disabled={isPending}>
            {t('ask.send')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
