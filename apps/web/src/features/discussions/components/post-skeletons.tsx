import { Skeleton } from '@mantine/core'
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
