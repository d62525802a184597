import { Skeleton } from '@mantine/core'
import { Late } from '../../../ui/late.tsx'
import { PostSkeletons } from './post-skeletons.tsx'
import classes from './thread-pane.module.css'

/** The shape of a thread while it comes. */
export function ThreadPaneSkeleton() {
  return (
    <Late>
      <div className={classes.pane} aria-hidden="true">
        <div className={classes.head}>
          <Skeleton height={12} width={120} />
          <Skeleton height={24} width="52%" my={14} />
        </div>
        <div className={classes.waitingPosts}>
          <PostSkeletons />
        </div>
      </div>
    </Late>
  )
}
