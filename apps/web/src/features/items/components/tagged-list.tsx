import type { TaggedItem } from '@navette/contract/items/schema.ts'
import { IconAffiliate, IconCalendarEvent, IconFile, IconMessages, IconTag } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import classes from './tags.module.css'

/** What is known by sight; whatever else has a tag is drawn as a tagged thing. */
const icons: Record<string, typeof IconTag> = { thread: IconMessages, project: IconAffiliate, event: IconCalendarEvent, file: IconFile }

/** All that has a tag, whatever it is. */
export function TaggedList({ items }: { items: readonly TaggedItem[] }) {
  return (
    <ul className={classes.rows}>
      {items.map((item) => (
        <li key={item.id}>
          {item.path ? (
            <Link className={classes.row} to={item.path}>
              <Words item={item} />
            </Link>
          ) : (
            <div className={classes.row}>
              <Words item={item} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Words({ item: { kind, title, project, organisation } }: { item: TaggedItem }) {
  const { t } = useTranslation('items')
  const Icon = icons[kind] ?? IconTag
  return (
    <>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        <span className={classes.title}>{title || t('tags.conversation')}</span>
        <span className={classes.beside}>{project?.title ?? organisation?.name ?? t('tags.cluster')}</span>
      </span>
    </>
  )
}
