import { Button } from '@mantine/core'
import type { Report, ReportOutcome } from '@navette/contract/discussions/post-schema.ts'
import { IconFlag } from '@tabler/icons-react'
import { Link } from 'react-router'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LoadMore } from '../../../ui/load-more.tsx'
import { Prose } from '../../../ui/prose.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { say } from '../../../ui/undo.tsx'
import { When } from '../../../ui/when.tsx'
import { useAnswerReport, useReports } from '../queries.ts'
import classes from './reports.module.css'

/** Above the threads, for those who keep order in some of them, while somebody waits for their answer. */
export function ReportsWaiting() {
  const { t } = useTranslation('discussions')
  const { reports } = useReports()
  if (reports.length === 0) return null
  // Several people may report the same message.
  const count = new Set(reports.map(({ post }) => post.id)).size
  return (
    <Link className={classes.waiting} to="/fils/signalements">
      <IconFlag size={18} stroke={1.75} aria-hidden />
      {t('reports.waiting', { count })}
    </Link>
  )
}

/** What somebody thinks should not stand there: the message, the reason, and the two answers. */
export function Reports() {
  const { t } = useTranslation('discussions')
  const { reports, isPending, ...more } = useReports()
  if (isPending) return <RowsSkeleton rows={3} />
  if (reports.length === 0) return <Empty title={t('reports.none')}>{t('reports.noneWhy')}</Empty>
  return (
    <>
      <ul className={classes.reports}>
        {reports.map((report) => (
          <ReportCard key={report.id} report={report} />
        ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}

function ReportCard({ report }: { report: Report }) {
  const { t } = useTranslation('discussions')
  const answer = useAnswerReport()
  const { post, by } = report
  const give = (outcome: ReportOutcome) =>
    answer.mutate({ reportId: report.id, outcome }, { onSuccess: () => void say(t(`reports.done.${outcome}`)) })
  return (
    <li className={classes.report}>
      <p className={classes.who}>
        {t('reports.by', { name: by?.name ?? t('post.someone') })}, <When at={report.at} />
        {t('colon')}
        <span>{report.reason}</span>
      </p>
      <blockquote className={classes.said}>
        <p>
          <b>{post.author?.name ?? t('post.someone')}</b>,{' '}
          <Link className="nv-link" to={`/fils/${post.threadId}#message-${post.number}`}>
            {report.threadTitle}
          </Link>
        </p>
        <Prose html={post.html ?? ''} />
      </blockquote>
      {answer.error && (
        <p className={classes.problem} role="alert">
          {problemWords(answer.error)}
        </p>
      )}
      <div className={classes.acts}>
        <Button size="xs" onClick={() => give('removed')} loading={answer.isPending}>
          {t('reports.remove')}
        </Button>
        <Button size="xs" variant="default" onClick={() => give('dismissed')} disabled={answer.isPending}>
          {t('reports.dismiss')}
        </Button>
      </div>
    </li>
  )
}
