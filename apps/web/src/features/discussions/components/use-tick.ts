import type { Post } from '@navette/contract/discussions/schema.ts'
import { useCallback } from 'react'
import { problemWords } from '../../../lib/words.ts'
import { say } from '../../../ui/undo.tsx'
import { fetchPost, useEditPost } from '../queries.ts'

/** Ticks a box of a check list in its place, in the text as it stands now. */
export const useTick = (post: Post) => {
  const { mutateAsync } = useEditPost()
  const { id, version } = post
  return useCallback(
    async (line: number, done: boolean) => {
      try {
        const now = await fetchPost(id)
        const text = ticked(now.text ?? '', line, done)
        if (now.version === version && text !== null) await mutateAsync({ post: now, text })
      } catch (error) {
        void say(problemWords(error as Error))
      }
    },
    [id, version, mutateAsync],
  )
}

/** The text with the box on a line ticked or not; null where no box stands there. */
export const ticked = (text: string, line: number, done: boolean): string | null => {
  const lines = text.split('\n')
  const there = lines[line]
  if (there === undefined || !box.test(there)) return null
  lines[line] = there.replace(box, `$1[${done ? 'x' : ' '}]`)
  return lines.join('\n')
}

const box = /^([\s>]*(?:(?:[-*+]|\d+[.)])\s+)+)\[[ xX]\]/
