import { Tags } from '../../features/items/components/tags.tsx'
import { useTags } from '../../features/items/tag-queries.ts'
import { useTranslation } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { RowsSkeleton } from '../../ui/skeletons.tsx'

/** Every tag of what one sees. */
export function Component() {
  const { t } = useTranslation('items')
  const { data, isPending } = useTags()
  return (
    <Page title={t('tags.label')} lead={t('tags.lead')}>
      {isPending && <RowsSkeleton rows={2} />}
      {data && data.items.length === 0 && <Empty title={t('tags.none')}>{t('tags.noneWhy')}</Empty>}
      {data && <Tags tags={data.items} />}
    </Page>
  )
}
