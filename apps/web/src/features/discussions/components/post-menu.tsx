import { ActionIcon, Menu } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { IconDots, IconLink, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { usePost } from '../queries.ts'
import { copyAddress } from './copy-address.ts'
import classes from './post.module.css'

interface PostMenuProps {
  post: Post
  mine: boolean
  onEdit: () => void
  onRemove: () => void
}

/** What may be done to a message. What is allowed is asked when the menu opens: it may have changed since the message came. */
export function PostMenu({ post, onEdit, onRemove }: PostMenuProps) {
  const { t } = useTranslation('discussions')
  const [opened, setOpened] = useState(false)
  const { data, isFetching } = usePost(post.id, opened)
  const can = data?.can
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon
          className={classes.more}
          variant="subtle"
          size={32}
          aria-label={t('post.more', { name: post.author?.name ?? t('post.someone') })}
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-busy={isFetching}>
        <Menu.Item
          leftSection={<IconLink size={18} stroke={1.75} />}
          onClick={() => copyAddress(`/fils/${post.threadId}#message-${post.number}`, t('post.copied'))}
        >
          {t('post.copyLink')}
        </Menu.Item>
        {can?.edit && (
          <Menu.Item leftSection={<IconPencil size={18} stroke={1.75} />} onClick={onEdit}>
            {t('post.edit')}
          </Menu.Item>
        )}
        {can?.remove && (
          <Menu.Item leftSection={<IconTrash size={18} stroke={1.75} />} onClick={onRemove}>
            {t('post.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
