import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../lib/words.ts'
import { Late } from './late.tsx'
import classes from './skeletons.module.css'

/** Says to those who do not see the shapes that something is on its way. */
const Coming = () => {
  const { t } = useTranslation('ui')
  return <VisuallyHidden role="status">{t('skeleton.coming')}</VisuallyHidden>
}

/** Shapes have no name: their place in a fixed list is all they are. */
const places = (count: number) => Array.from({ length: count }, (_, place) => place)

const widths = ['52%', '38%', '61%', '44%', '57%', '35%']

/** A list of people or things while it comes. */
export const RowsSkeleton = ({ rows = 6, round = false }: { rows?: number; round?: boolean }) => (
  <Late>
    <Coming />
    <div aria-hidden="true">
      {places(rows).map((place) => (
        <div key={place} className={classes.row}>
          <span className={round ? classes.round : classes.thread} />
          <span className={classes.line} style={{ width: widths[place % widths.length] }} />
        </div>
      ))}
    </div>
  </Late>
)

/** A whole page while it comes: title, sentence, list. */
export const PageSkeleton = () => (
  <Late>
    <Coming />
    <div className={classes.page} aria-hidden="true">
      <span className={classes.title} />
      <span className={classes.line} style={{ width: '46%', marginBottom: 44 }} />
      {places(4).map((place) => (
        <div key={place} className={classes.block}>
          <span className={classes.spine} />
          <div>
            {widths.slice(place, place + 3).map((width) => (
              <span key={width} className={classes.line} style={{ width }} />
            ))}
          </div>
        </div>
      ))}
    </div>
  </Late>
)
