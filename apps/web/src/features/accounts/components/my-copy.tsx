import { Button } from '@mantine/core'
import { useTranslation } from '../../../lib/words.ts'
import { useExportMe } from '../queries.ts'
import classes from './my-data.module.css'

/** All that is kept about me, as a file. */
export const MyCopy = () => {
  const { t } = useTranslation('accounts')
  const copy = useExportMe()
  return (
    <div className={classes.part}>
      <p>{t('data.why')}</p>
      <Button variant="default" aria-disabled={copy.isPending} onClick={() => copy.isPending || copy.mutate()}>
        {t(copy.isPending ? 'data.packing' : 'data.copy')}
      </Button>
    </div>
  )
}
