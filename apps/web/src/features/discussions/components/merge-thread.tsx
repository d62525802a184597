import type { Thread } from '@navette/contract/discussions/schema.ts'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useTranslation } from '../../../lib/words.ts'
import { FoundSelect } from '../../../ui/found-select.tsx'
import { say, sayProblem } from '../../../ui/undo.tsx'
import { takeMergerBack, useMergeableNamed, useMergeThread } from '../thread-queries.ts'
import { Elsewhere } from './elsewhere.tsx'

interface MergeThreadProps {
  thread: Thread
  onClose: () => void
}

/** Merges a thread into another that one keeps in order too. */
export function MergeThread({ thread, onClose }: MergeThreadProps) {
  const { t } = useTranslation('discussions')
  const navigate = useNavigate()
  const [intoId, setIntoId] = useState<string | null>(null)
  const merging = useMergeThread()
  const merge = () => {
    if (!intoId) return
    merging.mutate(
      { threadId: thread.id, intoId },
      {
        onSuccess: (into) => {
          onClose()
          void navigate(`/fils/${into.id}`, { replace: true })
          const undo = () => void takeMergerBack(thread.id).then(({ id }) => navigate(`/fils/${id}`), sayProblem)
          void say(t('merge.done', { title: into.title }), undo)
        },
      },
    )
  }
  return (
    <Elsewhere
      threadId={thread.id}
      title={t('thread.merge')}
      where={intoId ? { intoId } : null}
      act={t('merge.go')}
      acting={merging}
      onAct={merge}
      onClose={onClose}
    >
      <p>{t('merge.why')}</p>
      <FoundSelect
        label={t('merge.into')}
        placeholder={t('merge.hint')}
        nobody={t('merge.none')}
        useFound={useOpenThreads}
        except={thread.id}
        value={intoId}
        onChange={setIntoId}
        first
      />
    </Elsewhere>
  )
}

/** Open threads that one keeps in order, by the letters of their titles, under the places where they hang. */
const useOpenThreads = (letters: string) => {
  const { t } = useTranslation('discussions')
  return useMergeableNamed(letters)?.map(({ id, title, place }) => ({ id, name: title, group: place.title || t('place.cluster') }))
}
