import { Button } from '@mantine/core'
import { Link, useRouteError } from 'react-router'
import { Refused } from '../lib/api.ts'
import { problemWords, useTranslation } from '../lib/words.ts'
import { Stopped } from './stopped.tsx'

/** What stands in place of a page that could not be shown, with a way back; the navigation around it stays. */
export const BrokenPage = () => {
  const { t } = useTranslation('app')
  const [title, why] = wordsFor(useRouteError(), t)
  return (
    <Stopped title={title} why={why}>
      <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
      <Button component={Link} to="/" variant="default">
        {t('broken.home')}
      </Button>
    </Stopped>
  )
}

/** The same, when nothing else of the page stands. */
export const Broken = () => (
  <main>
    <BrokenPage />
  </main>
)

/** After a new version was put in place, the parts of the old one are gone: a reload brings the new. */
const isOldVersion = (error: unknown) => error instanceof TypeError && /import/i.test(error.message)

const wordsFor = (error: unknown, t: ReturnType<typeof useTranslation<'app'>>['t']): [string, string] => {
  if (isOldVersion(error)) return [t('broken.newVersion'), t('broken.newVersionWhy')]
  if (error instanceof Refused) return [t('broken.title'), problemWords(error)]
  return [t('broken.title'), t('broken.why')]
}
