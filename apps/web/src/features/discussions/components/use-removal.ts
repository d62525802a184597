import type { Post } from '@navette/contract/discussions/schema.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { problemWords } from '../../../lib/words.ts'
import { sayProblem } from '../../../ui/undo.tsx'
import { useRemovePost, useRestorePost } from '../queries.ts'

/** Puts a removed message back where it stood. */
export const useRestore = (postId: string) => {
  const { mutate } = useRestorePost()
  return () => mutate(postId, { onError: (error) => void sayProblem(error) })
}

/** How long one may think better of it, in milliseconds. */
const respite = 6000

/** Removing a message can be undone for a while; leaving the page does what was asked. */
export const useRemoval = (post: Post) => {
  const { mutate, error } = useRemovePost()
  const [waiting, setWaiting] = useState(false)
  const asked = useRef(false)

  const carryOut = useCallback(() => {
    if (!asked.current) return
    asked.current = false
    mutate(post.id, { onError: () => setWaiting(false) })
  }, [mutate, post.id])

  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(carryOut, respite)
    addEventListener('pagehide', carryOut)
    return () => {
      clearTimeout(timer)
      removeEventListener('pagehide', carryOut)
    }
  }, [waiting, carryOut])
  useEffect(() => carryOut, [carryOut])

  const begin = () => {
    asked.current = true
    setWaiting(true)
  }
  const undo = () => {
    asked.current = false
    setWaiting(false)
  }
  return { waiting: waiting && post.text !== null, begin, undo, problem: error ? problemWords(error) : null }
}
