import type { PostTrace } from '@navette/contract/discussions/schema.ts'
import type { TFunction } from 'i18next'
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { When } from '../../../ui/when.tsx'
import classes from './post.module.css'

interface TraceLineProps extends ComponentProps<'article'> {
  trace: PostTrace
}

/** What was done to the thread here, by whom and when, and the way to what went or came. */
export function TraceLine({ trace, ...place }: TraceLineProps) {
  const { t } = useTranslation('discussions')
  const { thread, kind } = trace
  // A thread that was merged into this one leads here.
  const leads = thread !== null && kind !== 'merged'
  return (
    <article className={classes.trace} {...place}>
      {sentence(trace, t)}, <When at={trace.at} />
      {leads && (
        <>
          {'. '}
          <Link className="nv-link" to={`/fils/${thread.id}${trace.number ? `#message-${trace.number}` : ''}`}>
            {t('trace.see')}
          </Link>
        </>
      )}
    </article>
  )
}

const sentence = ({ kind, by, count, thread, from }: PostTrace, t: TFunction<'discussions'>): string => {
  const name = by?.name ?? t('post.someone')
  const told = { name, count: count ?? 1, title: thread?.title ?? '' }
  switch (kind) {
    case 'gone':
      return t(thread ? 'trace.goneTo' : 'trace.gone', told)
    case 'split':
      return t(thread ? 'trace.splitFrom' : 'trace.split', told)
    case 'merged':
      return t(thread ? 'trace.mergedFrom' : 'trace.merged', told)
    case 'left':
      return t('trace.left', { name })
    case 'moved':
      if (from === null) return t('trace.moved', { name })
      return from.kind === 'cluster' ? t('trace.movedFromCluster', { name }) : t('trace.movedFrom', { name, title: from.title })
  }
}
