import { Button, Group, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../lib/words.ts'

interface ConfirmProps {
  opened: boolean
  title: string
  /** What will happen, and what stays. */
  children: ReactNode
  /** The verb of what will be done. */
  action: string
  pending?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks once, for what cannot be taken back. */
export const Confirm = ({ opened, title, children, action, pending = false, onConfirm, onClose }: ConfirmProps) => {
  const { t } = useTranslation('ui')
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('undo.close') }}>
      {children}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('confirm.cancel')}
        </Button>
        <Button loading={pending} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  )
}
