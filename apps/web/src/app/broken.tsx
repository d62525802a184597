import { Button } from '@mantine/core'
import { Link, useRouteError } from 'react-router'
import { Refused } from '../lib/api.ts'
import { problemWords, useTranslation } from '../lib/words.ts'
import { Empty } from '../ui/empty.tsx'
import classes from './broken.module.css'

/** What stands in place of a page that could not be shown, with a way back. */
export const Broken = () => {
  const { t } = useTranslation('app')
  const error = useRouteError()
  const [title, why] = wordsFor(error, t)
  return (
    <main className={classes.broken}>
      <title>{`${title} · Navette`}</title>
      <Empty
        title={title}
        action={
          <div className={classes.actions}>
            <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
            <Button component={Link} to="/" variant="default">
              {t('broken.home')}
            </Button>
          </div>
        }
      >
        {why}
      </Empty>
    </main>
  )
}

/** After a new version was put in place, the parts of the old one are gone: a reload brings the new. */
const isOldVersion = (error: unknown) => error instanceof TypeError && /import/i.test(error.message)

const wordsFor = (error: unknown, t: ReturnType<typeof useTranslation<'app'>>['t']): [string, string] => {
  if (isOldVersion(error)) return [t('broken.newVersion'), t('broken.newVersionWhy')]
  if (error instanceof Refused) return [t('broken.title'), problemWords(error)]
  return [t('broken.title'), t('broken.why')]
}
