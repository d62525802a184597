import { useEffect, useState } from 'react'
import { newsBus, useTyping } from '../../../lib/live.ts'
import { useTranslation } from '../../../lib/words.ts'
import { listOfNames } from './list-of-names.ts'
import classes from './thread-pane.module.css'

/** Who is writing an answer at this moment; its line is always there, so that nothing jumps. */
export function Writers({ threadId, myId }: { threadId: string; myId: string }) {
  const { t } = useTranslation('discussions')
  const silent = useJustSpoken(threadId)
  const typing = useTyping(threadId).typing.filter(({ id }) => id !== myId && !silent.includes(id))
  return (
    <p className={classes.writers}>
      {typing.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {t('writers', { names: listOfNames(typing), count: typing.length })}
        </>
      )}
    </p>
  )
}

/** As long as a sign of typing is remembered, in milliseconds. */
const memory = 4000

/** Whoever has just sent what they were writing is not writing any more. */
const useJustSpoken = (threadId: string): string[] => {
  const [spoken, setSpoken] = useState<string[]>([])
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stop = newsBus.subscribe(({ verb, actorId, facts }) => {
      if (verb !== 'thread.replied' || facts['threadId'] !== threadId || !actorId) return
      setSpoken((known) => [...known, actorId])
      timers.add(setTimeout(() => setSpoken((known) => known.slice(1)), memory))
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
      setSpoken([])
    }
  }, [threadId])
  return spoken
}
