import { Link, useParams } from 'react-router'
import { OrderTag } from '../../features/items/components/order-tag.tsx'
import { TaggedList } from '../../features/items/components/tagged-list.tsx'
import { useTagged } from '../../features/items/tag-queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/skeletons.tsx'
import { NotThere } from '../not-there.tsx'

/** All that has one tag, across projects and kinds. */
export function Component() {
  const { t } = useTranslation('items')
  const { tagId = '' } = useParams()
  const { tag, can, items, error, ...more } = useTagged(tagId)
  if (!tag) return error ? <NotThere error={error} /> : <PageSkeleton />
  return (
    <Page
      title={tag.name}
      before={
        <Link className="nv-link" to="/etiquettes">
          {t('tags.label')}
        </Link>
      }
      actions={can?.order && <OrderTag tag={tag} />}
    >
      <TaggedList items={items} />
      <LoadMore {...more} />
    </Page>
  )
}
