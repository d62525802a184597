import { moveReadings } from '@navette/contract/discussions/reading-endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import { useRef, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { sayProblem } from '../../../ui/undo.tsx'

type Mark = Parameters<typeof sent>[0][number]
const sent = (marks: { threadId: string; from: number; to: number }[]) => call(moveReadings, { body: { marks } })

/** The number of the last message of a thread that waits. */
const lastOf = ({ readNumber, unread }: Thread) => readNumber + unread

/** As many as one request takes. */
const most = 100

/** Marks threads as read and takes that back, the last first. What was touched shows at once; the server then says the same. */
export const useEmptying = (threads: readonly Thread[]) => {
  /** Up to where each thread is read, where the list does not say so yet. */
  const [reached, setReached] = useState<ReadonlyMap<string, number>>(new Map())
  const done = useRef<Promise<Mark[]>[]>([])
  const [steps, setSteps] = useState<number[]>([])
  const reach = (marks: Mark[]) => setReached((before) => new Map([...before, ...marks.map(({ threadId, to }) => [threadId, to] as const)]))

  const mark = (some: readonly Thread[]) => {
    if (some.length === 0) return
    const marks = some.slice(0, most).map((thread) => ({ threadId: thread.id, from: thread.readNumber, to: lastOf(thread) }))
    reach(marks)
    setSteps((before) => [...before, marks.length])
    const moving = sent(marks).then(
      ({ moved }) => moved,
      (error: unknown) => {
        reach(marks.map(({ threadId, from }) => ({ threadId, from, to: from })))
        void sayProblem(error)
        return []
      },
    )
    done.current.push(moving)
  }

  const takeBack = () => {
    const last = done.current.pop()
    if (!last) return
    setSteps((before) => before.slice(0, -1))
    void last.then(async (moved) => {
      if (moved.length === 0) return
      const marks = moved.map(({ threadId, from, to }) => ({ threadId, from: to, to: from }))
      reach(marks)
      await sent(marks).catch(sayProblem)
    })
  }

  return {
    waiting: threads.filter((thread) => lastOf(thread) > (reached.get(thread.id) ?? 0)),
    /** How many threads the last marking read, while it can be taken back. */
    marked: steps.at(-1) ?? 0,
    mark,
    takeBack,
  }
}
