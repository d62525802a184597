import { Link } from 'react-router'
import { useTranslation } from '../../../../lib/words.ts'
import classes from '../../../../ui/imports.module.css'
import { useTakeDiscussions } from '../queries.ts'

/** The threads of a project leave as files; the past of a list comes in. */
export const TakeAndBring = ({ projectId, mayBring }: { projectId: string; mayBring: boolean }) => {
  const { t } = useTranslation('archives')
  const { mutate, isPending } = useTakeDiscussions(projectId)
  return (
    <ul className={classes.ways}>
      <li>
        <button type="button" className="nv-link" aria-disabled={isPending} onClick={() => isPending || mutate()}>
          {t(isPending ? 'take.going' : 'take.go')}
        </button>
      </li>
      {mayBring && (
        <li>
          <Link className="nv-link" to={`/archives?projet=${projectId}`}>
            {t('bring')}
          </Link>
        </li>
      )}
    </ul>
  )
}
