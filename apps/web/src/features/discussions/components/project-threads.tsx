import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { useThreads } from '../queries.ts'
import { usePinned } from '../thread-queries.ts'
import classes from './project-threads.module.css'
import { ThreadRow } from './thread-row.tsx'

interface ProjectThreadsProps {
  projectId: string
  onNew?: (() => void) | undefined
}

/** The threads of a project, the latest first, in the column beside it. */
export function ProjectThreads({ projectId, onNew }: ProjectThreadsProps) {
  const { t } = useTranslation('discussions')
  const { threads: latest, isPending } = useThreads({ projectId }, 6)
  const pinned = usePinned({ projectId }, true)
  const threads = [...pinned, ...latest.filter(({ id }) => !pinned.some((thread) => thread.id === id))].slice(0, Math.max(6, pinned.length))
  const search = `?projet=${projectId}`
  return (
    <>
      {threads.length === 0 && !isPending && <p className={classes.none}>{t(onNew ? 'project.noneYet' : 'project.none')}</p>}
      <ul className={classes.list}>
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadRow thread={thread} search={search} open={false} />
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        {onNew && (
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={onNew}>
            {t('project.new')}
          </Button>
        )}
        {threads.length > 0 && (
          <Link className={classes.all} to={{ pathname: '/fils', search }}>
            {t('project.all')}
          </Link>
        )}
      </div>
    </>
  )
}
