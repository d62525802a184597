import { Button, Group, Modal, Textarea } from '@mantine/core'
import { newId } from '@navette/contract/core/ids.ts'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { type FormEvent, useState } from 'react'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { useReportPost } from '../queries.ts'

/** Tells those who keep the thread in order that a message should not stand there, and why. */
export function ReportPost({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const report = useReportPost()
  const tell = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '' || report.isPending) return
    report.mutate(
      { postId: post.id, id, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose()
          void say(t('report.told'))
        },
      },
    )
  }
  return (
    <Modal opened onClose={onClose} title={t('report.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={tell}>
        <Textarea
          label={t('report.reason')}
          description={t('report.why')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={3}
          data-autofocus
          error={report.error ? problemWords(report.error) : undefined}
        />
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={report.isPending} disabled={reason.trim() === ''}>
            {t('report.send')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
