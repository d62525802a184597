import { VisuallyHidden } from '@mantine/core'
import type { Post } from '@navette/contract/discussions/schema.ts'
import { useTranslation } from '../../../lib/words.ts'

/** Says aloud, and shortly, that somebody answered. */
export function Arrivals({ posts, after, myId }: { posts: readonly Post[]; after: number; myId: string }) {
  const { t } = useTranslation('discussions')
  const newest = posts.at(-1)
  const speaks = newest && newest.number > after && newest.author?.id !== myId
  return (
    <VisuallyHidden aria-live="polite" role="status">
      {speaks ? t('stream.arrival', { name: newest.author?.name ?? t('post.someone') }) : ''}
    </VisuallyHidden>
  )
}
