import { fullDate, hour } from '../../../lib/dates.ts'
import type { TimelinePart } from '../../../lib/timeline.ts'
import { PulledThread } from '../../../ui/pulled-thread.tsx'
import { Deed } from './deed.tsx'
import type { Run } from './merge-runs.ts'
import classes from './timeline.module.css'
import { UnreadDot } from './unread-dot.tsx'

interface TimelineRowProps {
  run: Run
  part: TimelinePart
  unread: boolean
  /** Happened while one was looking. */
  fresh: boolean
}

/** One thing that happened, at its hour. */
export function TimelineRow({ run, part, unread, fresh }: TimelineRowProps) {
  const { entry } = run
  const Icon = part.icon(entry.verb)
  return (
    <div className={classes.row} data-fresh={fresh || undefined}>
      <PulledThread className={classes.pulled} of={entry.organisation ?? entry.actor?.organisation ?? null} />
      <Icon className={classes.icon} size={20} stroke={1.75} aria-hidden />
      <div className={classes.said}>
        <p>
          <Deed run={run} part={part} /> {unread && <UnreadDot />}
        </p>
        {entry.excerpt && <p className={classes.excerpt}>{entry.excerpt}</p>}
      </div>
      <time className={classes.hour} dateTime={entry.at} title={fullDate(entry.at)}>
        {hour(entry.at)}
      </time>
    </div>
  )
}
