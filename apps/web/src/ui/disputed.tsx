import { Button } from '@mantine/core'
import { useTranslation } from '../lib/words.ts'
import classes from './disputed.module.css'
import { Notice } from './notice.tsx'

interface DisputedProps<F extends string> {
  /** What happened, and what to do. */
  words: string
  /** What both wrote: the name of each field, and what the other wrote into it, empty for nothing. */
  fields: readonly { field: F; label: string; theirs: string }[]
  onTake: (field: F) => void
}

/** Somebody saved a form first: what they wrote where both wrote, each with the choice of taking it. */
export function Disputed<F extends string>({ words, fields, onTake }: DisputedProps<F>) {
  const { t } = useTranslation('ui')
  return (
    <div>
      <Notice kind="info">{words}</Notice>
      <dl className={classes.theirs}>
        {fields.map(({ field, label, theirs }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              {theirs || t('disputed.nothing')}{' '}
              <Button variant="default" size="compact-sm" onClick={() => onTake(field)}>
                {t('disputed.take')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
