import { Modal } from '@mantine/core'
import type { PostVersion } from '@navette/contract/discussions/post-schema.ts'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { diffWordsWithSpace } from 'diff'
import { problemWords, useTranslation } from '../../../lib/words.ts'
import { RowsSkeleton } from '../../../ui/skeletons.tsx'
import { When } from '../../../ui/when.tsx'
import { usePostVersions } from '../queries.ts'
import classes from './post-history.module.css'

/** What a message said before: each change in its place, what went struck through, what came underlined. */
export default function PostHistory({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useTranslation('discussions')
  const { data, error } = usePostVersions(post.id)
  const versions = data?.versions ?? []
  return (
    <Modal opened onClose={onClose} size="lg" title={t('history.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {!data && !error && <RowsSkeleton rows={2} />}
      {error && <p role="alert">{problemWords(error)}</p>}
      <ol className={classes.versions}>
        {versions.map((version, at) => (
          <li key={version.version}>
            <h3 className={classes.when}>
              {t(at === versions.length - 1 && version.version === 1 ? 'history.first' : 'history.changed')} <When at={version.at} />
            </h3>
            <Change before={versions[at + 1]} after={version} />
          </li>
        ))}
      </ol>
    </Modal>
  )
}

function Change({ before, after }: { before: PostVersion | undefined; after: PostVersion }) {
  const parts = before ? diffWordsWithSpace(before.text, after.text) : [{ value: after.text, added: false, removed: false }]
  let place = 0
  return (
    <div className={classes.text}>
      {parts.map(({ value, added, removed }) => {
        place += value.length
        const Part = added ? 'ins' : removed ? 'del' : 'span'
        return <Part key={`${place} ${added} ${removed}`}>{value}</Part>
      })}
    </div>
  )
}
