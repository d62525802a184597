import type { Tag } from '@navette/contract/items/schema.ts'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import classes from './tags.module.css'

/** The tags of a thing; each leads to all that has it. Nothing where there are none. */
export function Tags({ tags, className }: { tags: readonly (Tag & { count?: number })[]; className?: string | undefined }) {
  const { t } = useTranslation('items')
  if (tags.length === 0) return null
  return (
    <ul className={[classes.tags, className].filter(Boolean).join(' ')} aria-label={t('tags.label')}>
      {tags.map(({ id, name, count }) => (
        <li key={id}>
          <Link className={classes.tag} to={`/etiquettes/${id}`}>
            {name}
            {count !== undefined && (
              <span className={classes.count} title={t('tags.count', { count })}>
                {count}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
