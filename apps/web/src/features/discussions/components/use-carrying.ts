import { mostFiles } from '@navette/contract/files/limits.ts'
import { useCallback, useRef, useState } from 'react'
import { uploads, useUploads } from '../../../lib/uploads.ts'
import { useTranslation } from '../../../lib/words.ts'

/**
 * The files that lie beside a text, and leave with it: chosen, dropped or pasted, sent at once, and there again after a reload.
 *
 * @param there how many the text carries already
 */
export const useCarrying = (place: string, there = 0) => {
  const { t } = useTranslation('discussions')
  const files = useUploads(place)
  const [problem, setProblem] = useState<string | null>(null)
  const count = useRef(0)
  count.current = files.length + there
  const add = useCallback(
    (chosen: File[]) => {
      const room = mostFiles - count.current
      setProblem(chosen.length > room ? t('composer.tooManyFiles', { most: mostFiles }) : null)
      if (room > 0) uploads.add(place, chosen.slice(0, room))
    },
    [place, t],
  )
  return {
    files,
    add,
    cancel: (id: string) => {
      setProblem(null)
      uploads.cancel(id)
    },
    retry: uploads.retry,
    problem,
    /** One of them will not arrive as it is: it is tried again or taken out first. */
    refused: files.some((file) => file.problem !== null),
    /** All have arrived. */
    arrived: files.every(({ file }) => file !== null),
  }
}
