import { Skeleton } from '@mantine/core'
import { PulledThread } from '../../../ui/pulled-thread.tsx'
import classes from './timeline.module.css'

/** The shape of a timeline while it comes, on undyed threads. */
export function TimelineSkeleton() {
  return (
    <div aria-hidden="true">
      <Skeleton height={18} width={150} mt={34} mb={14} />
      {['72%', '58%', '66%', '44%', '62%'].map((width) => (
        <div key={width} className={classes.row}>
          <PulledThread className={classes.pulled} of={null} />
          <Skeleton height={18} width={18} mt={3} />
          <Skeleton height={12} width={width} mt={6} mb={6} />
          <Skeleton height={12} width={44} mt={6} />
        </div>
      ))}
    </div>
  )
}
