import { Skeleton } from '@mantine/core'
import { Ribbon } from '../../../ui/ribbon.tsx'
import classes from './thread-list.module.css'

const widths = ['82%', '64%', '74%', '58%', '70%', '66%']

/** The shape of the list while it comes. */
export function ThreadListSkeleton() {
  return (
    <div aria-hidden="true">
      <div className={classes.place}>
        <span className={classes.placeRibbon}>
          <Ribbon of={[]} size="s" axis="v" decorative />
        </span>
        <Skeleton height={10} width={110} />
      </div>
      {widths.map((width) => (
        <div key={width} className={classes.row}>
          <Skeleton height={12} width={width} />
          <Skeleton height={10} width="46%" mt={12} mb={3} />
        </div>
      ))}
    </div>
  )
}
