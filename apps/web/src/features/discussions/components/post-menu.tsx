import { ActionIcon, Menu } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { IconDots, IconFlag, IconLink, IconPencil, IconPinned, IconQuote, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../lib/words.ts'
import { usePost, useSummary, useWriteSummary } from '../queries.ts'
import { copyAddress } from './copy-address.ts'
import classes from './post.module.css'
import { quote } from './quoting.ts'
import { ReportPost } from './report-post.tsx'

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
  const { data: summary } = useSummary(post.threadId)
  const { mutate: summarise } = useWriteSummary()
  const [reporting, setReporting] = useState(false)
  return (
    <>
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
          <Menu.Item leftSection={<IconQuote size={18} stroke={1.75} />} onClick={() => quote(post, t('post.someone'))}>
            {t('post.quote')}
          </Menu.Item>
          {can?.edit && (
            <Menu.Item leftSection={<IconPencil size={18} stroke={1.75} />} onClick={onEdit}>
              {t('post.edit')}
            </Menu.Item>
          )}
          {summary?.can.edit && (
            <Menu.Item
              leftSection={<IconPinned size={18} stroke={1.75} />}
              onClick={() => summarise({ threadId: post.threadId, postId: post.id, version: summary.version })}
            >
              {t('summary.choose')}
            </Menu.Item>
          )}
          {can?.report && (
            <Menu.Item leftSection={<IconFlag size={18} stroke={1.75} />} onClick={() => setReporting(true)}>
              {t('post.report')}
            </Menu.Item>
          )}
          {can?.remove && (
            <Menu.Item leftSection={<IconTrash size={18} stroke={1.75} />} onClick={onRemove}>
              {t('post.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {reporting && <ReportPost post={post} onClose={() => setReporting(false)} />}
    </>
  )
}
