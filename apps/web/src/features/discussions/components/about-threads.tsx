import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from '../../../lib/words.ts'
import { useThreads } from '../queries.ts'
import classes from './project-threads.module.css'
import { ThreadRow } from './thread-row.tsx'

interface AboutThreadsProps {
  /** The thing that they are about. */
  itemId: string
  onNew?: (() => void) | undefined
}

/** The threads that hang on a thing, the latest first. */
export function AboutThreads({ itemId, onNew }: AboutThreadsProps) {
  const { t } = useTranslation('discussions')
  const { threads, isPending } = useThreads({ aboutId: itemId }, 20)
  return (
    <>
      {threads.length === 0 && !isPending && <p className={classes.none}>{t('about.none')}</p>}
      <ul className={classes.list}>
        {threads.map((thread) => (
          <li key={thread.id}>
            <ThreadRow thread={thread} search="" open={false} />
          </li>
        ))}
      </ul>
      {onNew && (
        <div className={classes.foot}>
          <Button variant="default" size="xs" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={onNew}>
            {t('project.new')}
          </Button>
        </div>
      )}
    </>
  )
}
