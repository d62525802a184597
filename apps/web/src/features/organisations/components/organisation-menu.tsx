import { ActionIcon, Menu } from '@mantine/core'
import type { Organisation } from '@navette/contract/organisations/schema.ts'
import { IconArchive, IconArchiveOff, IconArrowMerge, IconDoorExit, IconDots, IconMailbox, IconPackageExport } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { say } from '../../../ui/undo.tsx'
import { useArchive, useRestore, useTakeAway } from '../queries.ts'
import { LetLeave } from './let-leave.tsx'
import { MergeOrganisation } from './merge-organisation.tsx'

/** What is rarely done to an organisation: taking its part away, archiving it, merging it, letting it leave. */
export const OrganisationMenu = ({ organisation }: { organisation: Organisation }) => {
  const { t } = useTranslation('organisations')
  const { id, name, can } = organisation
  const [shown, setShown] = useState<'archive' | 'merge' | 'leave' | null>(null)
  const archive = useArchive(id)
  const restore = useRestore(id)
  const takeAway = useTakeAway(id)
  const close = () => setShown(null)
  if (!can.takeAway && !can.close && !can.restore) return null
  return (
    <>
      <Menu position="bottom-end" width={280} withinPortal={false}>
        <Menu.Target>
          <ActionIcon size={38} aria-label={t('menu.open', { name })}>
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can.takeAway && (
            <Menu.Item
              leftSection={<IconPackageExport size={18} stroke={1.75} />}
              onClick={() => takeAway.mutate(undefined, { onSuccess: () => say(t('takeAway.done')) })}
            >
              {t('takeAway.open')}
            </Menu.Item>
          )}
          {can.edit && (
            <Menu.Item component={Link} to={`/archives?structure=${id}`} leftSection={<IconMailbox size={18} stroke={1.75} />}>
              {t('bringArchive')}
            </Menu.Item>
          )}
          {can.restore && (
            <Menu.Item
              leftSection={<IconArchiveOff size={18} stroke={1.75} />}
              onClick={() => restore.mutate(undefined, { onSuccess: () => say(t('restore.done', { name })) })}
            >
              {t('restore.open')}
            </Menu.Item>
          )}
          {can.close && (
            <>
              <Menu.Item leftSection={<IconArchive size={18} stroke={1.75} />} onClick={() => setShown('archive')}>
                {t('archive.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowMerge size={18} stroke={1.75} />} onClick={() => setShown('merge')}>
                {t('merge.open')}
              </Menu.Item>
              <Menu.Item leftSection={<IconDoorExit size={18} stroke={1.75} />} onClick={() => setShown('leave')}>
                {t('letLeave.open')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={shown === 'archive'}
        title={t('archive.title', { name })}
        action={t('archive.go')}
        pending={archive.isPending}
        onClose={close}
        onConfirm={() =>
          archive.mutate(undefined, { onSuccess: () => say(t('archive.done', { name }), () => restore.mutate()), onSettled: close })
        }
      >
        {t('archive.why')}
      </Confirm>
      {shown === 'merge' && <MergeOrganisation organisation={organisation} onClose={close} />}
      {shown === 'leave' && <LetLeave organisation={organisation} onClose={close} />}
    </>
  )
}
