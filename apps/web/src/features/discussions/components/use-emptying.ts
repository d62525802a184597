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

const marksOf = (threads: readonly Thread[]): Mark[] =>
  threads.map((thread) => ({ threadId: thread.id, from: thread.readNumber, to: lastOf(thread) }))

/** Sends marks, as many requests as it takes, until one is refused. */
async function sendAll(marks: readonly Mark[]): Promise<{ moved: Mark[]; left: readonly Mark[] }> {
  const moved: Mark[] = []
  for (let at = 0; at < marks.length; at += most) {
    try {
      moved.push(...(await sent(marks.slice(at, at + most))).moved)
    } catch (error) {
      void sayProblem(error)
      return { moved, left: marks.slice(at) }
    }
  }
  return { moved, left: [] }
}

/** Marks threads as read and takes that back, the last first. What was touched shows at once; the server then says the same. */
export const useEmptying = (threads: readonly Thread[]) => {
  /** Up to where each thread is read, where the list does not say so yet. */
  const [reached, setReached] = useState<ReadonlyMap<string, number>>(new Map())
  const done = useRef<Promise<Mark[]>[]>([])
  const [steps, setSteps] = useState<number[]>([])
  const reach = (marks: readonly Mark[]) =>
    setReached((before) => new Map([...before, ...marks.map(({ threadId, to }) => [threadId, to] as const)]))

  const move = async (marks: readonly Mark[]): Promise<Mark[]> => {
    reach(marks)
    const { moved, left } = await sendAll(marks)
    reach(left.map(({ threadId, from }) => ({ threadId, from, to: from })))
    return moved
  }

  /** @param rest asks for those that belong to the same step and are not in the list yet */
  const mark = (some: readonly Thread[], rest?: () => Promise<readonly Thread[]>) => {
    if (some.length === 0) return
    const step = steps.length
    setSteps((before) => [...before, some.length])
    const all = async () => {
      // Side by side: pages follow by what came last, so that what is read meanwhile leaves no gap.
      const others = rest ? restWithout(some, rest) : null
      const first = await move(marksOf(some))
      const more = (await others) ?? []
      if (more.length > 0) setSteps((before) => before.map((count, at) => (at === step ? count + more.length : count)))
      return [...first, ...(await move(marksOf(more)))]
    }
    done.current.push(all())
  }

  const takeBack = () => {
    const last = done.current.pop()
    if (!last) return
    setSteps((before) => before.slice(0, -1))
    void last.then((moved) => move(moved.map(({ threadId, from, to }) => ({ threadId, from: to, to: from }))))
  }

  return {
    waiting: threads.filter((thread) => lastOf(thread) > (reached.get(thread.id) ?? 0)),
    /** How many threads the last marking read, while it can be taken back. */
    marked: steps.at(-1) ?? 0,
    mark,
    takeBack,
  }
}

async function restWithout(some: readonly Thread[], rest: () => Promise<readonly Thread[]>): Promise<readonly Thread[]> {
  const known = new Set(some.map(({ id }) => id))
  try {
    return (await rest()).filter(({ id }) => !known.has(id))
  } catch (error) {
    void sayProblem(error)
    return []
  }
}
