import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { IconDots, IconLink, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { useClosure } from '../queries.ts'
import { copyAddress } from './copy-address.ts'
import { RenameThread } from './rename-thread.tsx'

/** What may be done to the thread itself. */
export function ThreadMenu({ thread, size }: { thread: Thread; size: number }) {
  const { t } = useTranslation('discussions')
  const closure = useClosure()
  const [renaming, rename] = useDisclosure(false)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={size} aria-label={t('thread.more')}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={18} stroke={1.75} />} onClick={() => copyAddress(`/fils/${thread.id}`, t('post.copied'))}>
            {t('post.copyLink')}
          </Menu.Item>
          {thread.can.edit && (
            <Menu.Item leftSection={<IconPencil size={18} stroke={1.75} />} onClick={rename.open}>
              {t('thread.rename')}
            </Menu.Item>
          )}
          {thread.can.close && !thread.closure && (
            <Menu.Item leftSection={<IconLock size={18} stroke={1.75} />} onClick={() => closure.mutate({ thread, close: true })}>
              {t('thread.close')}
            </Menu.Item>
          )}
          {thread.can.reopen && thread.closure && (
            <Menu.Item leftSection={<IconLockOpen size={18} stroke={1.75} />} onClick={() => closure.mutate({ thread, close: false })}>
              {t('thread.reopen')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {renaming && <RenameThread thread={thread} onClose={rename.close} />}
    </>
  )
}
