import { ActionIcon, Menu } from '@mantine/core'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import {
  IconArrowMerge,
  IconArrowsSplit,
  IconDoorExit,
  IconDots,
  IconEye,
  IconFolderShare,
  IconLink,
  IconLock,
  IconLockOpen,
  IconNotes,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconSpeakerphone,
  IconTag,
  IconUserPlus,
} from '@tabler/icons-react'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { useClosure, useSummary } from '../queries.ts'
import { useAnnounce, useLeaveConversation, usePin } from '../thread-queries.ts'
import { copyAddress } from './copy-address.ts'
import { RenameThread } from './rename-thread.tsx'
import { summaries } from './summaries.ts'

interface ThreadMenuProps {
  thread: Thread
  myId: string
  size: number
  /** Shows who can see the thread. */
  onAudience: () => void
  onTag?: (() => void) | undefined
}

/** Forms come when they are opened. */
const forms = {
  move: lazy(async () => ({ default: (await import('./move-thread.tsx')).MoveThread })),
  split: lazy(async () => ({ default: (await import('./split-thread.tsx')).SplitThread })),
  merge: lazy(async () => ({ default: (await import('./merge-thread.tsx')).MergeThread })),
  gather: lazy(async () => ({ default: (await import('./new-conversation.tsx')).GatherMore })),
}
type Form = keyof typeof forms | 'rename' | 'leave'

/** What may be done to the thread itself. */
export function ThreadMenu({ thread, myId, size, onAudience, onTag }: ThreadMenuProps) {
  const { t } = useTranslation('discussions')
  const closure = useClosure()
  const { data: summary } = useSummary(thread.id)
  const [open, setOpen] = useState<Form | null>(null)
  const close = () => setOpen(null)
  const pin = usePin()
  const announce = useAnnounce()
  const { can } = thread
  const failing = { onError: (error: Error) => void sayProblem(error) }
  const item = (Icon: ComponentType<{ size: number; stroke: number }>, label: string, onClick: () => void) => (
    <Menu.Item key={label} leftSection={<Icon size={18} stroke={1.75} />} onClick={onClick}>
      {label}
    </Menu.Item>
  )
  const Form = open && open !== 'rename' && open !== 'leave' ? forms[open] : null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={size} aria-label={t('thread.more')}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {item(IconLink, t('post.copyLink'), () => copyAddress(`/fils/${thread.id}`, t('post.copied')))}
          {item(IconEye, t('thread.audience'), onAudience)}
          {onTag && item(IconTag, t('thread.tags'), onTag)}
          {can.gather && item(IconUserPlus, t('thread.gather'), () => setOpen('gather'))}
          {can.leave && item(IconDoorExit, t('thread.leave'), () => setOpen('leave'))}
          {can.pin &&
            item(thread.pin ? IconPinnedOff : IconPin, t(thread.pin ? 'thread.unpin' : 'thread.pin'), () =>
              pin.mutate({ threadId: thread.id, pinned: !thread.pin }, failing),
            )}
          {can.announce &&
            item(IconSpeakerphone, t(thread.announcement ? 'thread.askNoMore' : 'thread.ask'), () =>
              announce.mutate({ threadId: thread.id, announced: !thread.announcement }, failing),
            )}
          {can.edit && item(IconPencil, t('thread.rename'), () => setOpen('rename'))}
          {summary?.can.edit && summary.html === null && item(IconNotes, t('summary.write'), () => summaries.write(thread.id))}
          {can.rearrange && (
            <>
              {item(IconFolderShare, t('thread.move'), () => setOpen('move'))}
              {item(IconArrowsSplit, t('thread.split'), () => setOpen('split'))}
              {item(IconArrowMerge, t('thread.merge'), () => setOpen('merge'))}
            </>
          )}
          {can.close && !thread.closure && item(IconLock, t('thread.close'), () => closure.mutate({ thread, close: true }, failing))}
          {can.reopen && thread.closure && item(IconLockOpen, t('thread.reopen'), () => closure.mutate({ thread, close: false }, failing))}
        </Menu.Dropdown>
      </Menu>
      {open === 'rename' && <RenameThread thread={thread} onClose={close} />}
      {open === 'leave' && <Leave thread={thread} onClose={close} />}
      {Form && (
        <Suspense>
          <Form thread={thread} myId={myId} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

function Leave({ thread, onClose }: { thread: Thread; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const leaving = useLeaveConversation()
  const leave = () =>
    leaving.mutate(thread.id, {
      onSuccess: () => {
        onClose()
        void navigate('/fils')
        void say(t('conversation.left'))
      },
      onError: (error) => void sayProblem(error),
    })
  return (
    <Confirm
      opened
      title={t('thread.leave')}
      action={t('conversation.leave')}
      pending={leaving.isPending}
      onConfirm={leave}
      onClose={onClose}
    >
      {t('conversation.leaveWhy')}
    </Confirm>
  )
}
