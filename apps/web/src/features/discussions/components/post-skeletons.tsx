import { Skeleton } from '@mantine/core'
import type { ComponentProps } from 'react'
import classes from './post.module.css'

/** The shape of messages while they come. */
export function PostSkeletons() {
  return (
    <div aria-hidden="true">
      {['78%', '56%', '84%', '42%'].map((width) => (
        <div key={width} className={classes.post}>
          <Skeleton circle height={36} />
          <div>
            <Skeleton height={12} width={190} mt={5} />
            <Skeleton height={12} width={width} mt={12} />
            <Skeleton height={12} width="34%" mt={12} mb={8} />
          </div>
        </div>
      ))}
    </div>
  )
}

/** The shape of one message that has not come yet. */
export function PostSkeleton(place: ComponentProps<'div'>) {
  return (
    <div aria-hidden="true" {...place}>
      <div className={classes.post}>
        <Skeleton circle height={36} animate={false} />
        <div>
          <Skeleton height={12} width={190} mt={5} animate={false} />
          <Skeleton height={12} width="62%" mt={12} animate={false} />
        </div>
      </div>
    </div>
  )
}
