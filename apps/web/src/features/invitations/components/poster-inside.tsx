import { problemWords, useTranslation } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Ribbon } from '../../../ui/ribbon.tsx'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { useOpenedPoster } from '../queries.ts'
import { JoinUs } from './join-us.tsx'
import classes from './landing.module.css'

interface PosterInsideProps {
  token: string
  belongings: readonly { organisation: { id: string } }[]
}

/** A poster as somebody reads it who is signed in. */
export const PosterInside = ({ token, belongings }: PosterInsideProps) => {
  const { t } = useTranslation('invitations')
  const { data: poster, error } = useOpenedPoster(token)
  if (error) return <Notice kind="error">{problemWords(error)}</Notice>
  if (!poster) return <RowsSkeleton rows={3} />
  const { organisation, summary, joining } = poster
  const inside = belongings.some((belonging) => belonging.organisation.id === organisation.id)
  return (
    <div className={classes.form}>
      <div className={classes.words}>
        <Ribbon of={[organisation]} size="m" axis="h" decorative />
        {summary && <p>{summary}</p>}
        <p>
          {inside ? t('open.inside', { organisation: organisation.name }) : t(`poster.${joining}`, { organisation: organisation.name })}
        </p>
      </div>
      <JoinUs organisation={organisation} token={token} quiet />
    </div>
  )
}
