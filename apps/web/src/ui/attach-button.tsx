import { ActionIcon } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from '../lib/words.ts'

interface AttachButtonProps {
  className?: string | undefined
  onFiles: (files: File[]) => void
}

/** The paper-clip: opens what the device offers to choose from. */
export const AttachButton = ({ className, onFiles }: AttachButtonProps) => {
  const { t } = useTranslation('ui')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('files.attach')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ''
        }}
      />
      <ActionIcon
        className={className ?? ''}
        variant="subtle"
        size={36}
        aria-label={t('files.attach')}
        title={t('files.attach')}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={20} stroke={1.75} />
      </ActionIcon>
    </>
  )
}
