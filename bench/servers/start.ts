import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { inRoot } from '../../tools/paths.ts'

/** A server in a process of its own. */
export interface Server {
  address: string
  ask<T>(question: string, given?: unknown): Promise<T>
  stop(): Promise<void>
}

/**
 * @param name of the file beside this one
 * @param flags for Node, such as `--cpu-prof`
 */
export async function start(name: 'bare' | 'navette', url: string, flags: string[] = []): Promise<Server> {
  const quiet = openSync('/dev/null', 'w')
  const child = fork(inRoot(`bench/servers/${name}.ts`), [url], {
    execArgv: ['--disable-warning=ExperimentalWarning', ...flags],
    // Lines of the log are written as on any server, and kept nowhere.
    stdio: ['ignore', quiet, 'inherit', 'ipc'],
  })
  const address = await answerOf<string>(child)
  let last: Promise<unknown> = Promise.resolve()
  return {
    address,
    ask: <T>(ask: string, given?: unknown) => {
      const asked = last.then(() => {
        child.send({ ask, with: given })
        return answerOf<T>(child)
      })
      last = asked.catch(() => undefined)
      return asked
    },
    stop: async () => {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController()
  const gone = once(child, 'exit', { signal: ended.signal }).then(([code]) =>
    Promise.reject(new Error(`A server ended with code ${code}.`)),
  )
  gone.catch(() => undefined)
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal: ended.signal }), gone])) as [{ answer: T }]
    return message.answer
  } finally {
    ended.abort()
  }
}
