import { Button } from '@mantine/core'
import type { Archive } from '@navette/contract/discussions/archive-schema.ts'
import { useState } from 'react'
import { Link } from 'react-router'
import { figure } from '../../../../lib/lists.ts'
import { useTranslation } from '../../../../lib/words.ts'
import { Confirm } from '../../../../ui/confirm.tsx'
import classes from '../../../../ui/imports.module.css'
import { Notice } from '../../../../ui/notice.tsx'
import { Section } from '../../../../ui/section.tsx'
import { useArchiveActs } from '../queries.ts'
import { Problems } from './archive-preview.tsx'

/** How far it is: looked through, brought in, or taken out again. */
export const ArchiveUnderWay = ({ archive }: { archive: Archive }) => {
  const { t } = useTranslation('archives')
  const { stop } = useArchiveActs(archive.id)
  const { state, bytes, bytesRead, doneCount, messageCount } = archive
  const [value, max] = state === 'reading' ? [bytesRead, bytes] : [doneCount, messageCount]
  return (
    <Section title={t(`run.${state}`)}>
      <progress className={classes.progress} {...(state === 'undoing' ? {} : { value, max: max || 1 })} aria-label={t(`run.${state}`)} />
      <p aria-live="off">
        {state === 'reading' && t('run.found', { count: messageCount, figure: figure(messageCount) })}
        {state === 'running' && t('run.progress', { done: figure(doneCount), all: figure(messageCount) })}
      </p>
      <p className={classes.quiet}>{t('run.leave')}</p>
      {state === 'running' && archive.can.undo && (
        <Button variant="default" aria-disabled={stop.isPending} onClick={() => stop.isPending || stop.mutate()}>
          {t('run.stop')}
        </Button>
      )}
    </Section>
  )
}

const threadsOf = ({ kind, id }: Archive['place']) => {
  if (kind === 'project') return `/fils?projet=${id}`
  return kind === 'organisation' ? `/fils?structure=${id}` : '/fils?voir=pole'
}

/** What came of it, where to find it, and how to take it out again. */
export const ArchiveResult = ({ archive }: { archive: Archive }) => {
  const { t } = useTranslation('archives')
  const { run, undo } = useArchiveActs(archive.id)
  const [asking, setAsking] = useState(false)
  const { state, problem, place, importedCount, importedThreadCount, keptThreads, keptThreadCount, messagesKept, can, by } = archive
  const undone = state === 'undone'
  return (
    <Section title={t(`result.${state}`)}>
      <p role="status">
        {t('result.threads', { count: importedThreadCount, figure: figure(importedThreadCount) })},{' '}
        {t('threads.messages', { count: importedCount, figure: figure(importedCount) })}
      </p>
      {!can.bring && by && <p className={classes.quiet}>{t('result.by', { name: by.name })}</p>}
      {problem && <Notice kind="error">{t(`result.problem.${problem}`)}</Notice>}
      {state === 'stopped' && can.bring && <p className={classes.quiet}>{t('result.stoppedWhy')}</p>}
      {keptThreadCount > 0 && (
        <>
          <p>{t('result.kept', { count: keptThreadCount, figure: figure(keptThreadCount) })}</p>
          <ul className={classes.last}>
            {keptThreads.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/fils/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <Problems archive={archive} />
      <div className={classes.foot}>
        {!undone && importedCount > 0 && can.read && (
          <Button component={Link} to={threadsOf(place)}>
            {t('result.see')}
          </Button>
        )}
        {state === 'stopped' && messagesKept && can.bring && (
          <Button variant="default" aria-disabled={run.isPending} onClick={() => run.isPending || run.mutate()}>
            {t('result.goOn')}
          </Button>
        )}
        {(state === 'finished' || state === 'stopped') && importedCount > 0 && can.undo && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('result.undo')}
          </Button>
        )}
        <Button component={Link} variant="default" to="/archives">
          {t('result.again')}
        </Button>
      </div>
      <Confirm
        opened={asking}
        title={t('result.undoTitle')}
        action={t('result.undo')}
        pending={undo.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => undo.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        {t('result.undoWhy')}
      </Confirm>
    </Section>
  )
}
