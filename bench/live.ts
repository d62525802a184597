import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { newId } from '@navette/contract/core/ids.ts'
import type { Server } from './servers/start.ts'

/** How long until the last of many readers has heard of a post, counted from the moment at which it was final. */
export interface Hearing {
  /** Milliseconds. */
  bare: number
  navette: number
  ratio: number
}

interface Listening {
  readers: number
  /** Cookies for Navette's sockets, one each; bare ones need none. */
  cookies: readonly string[]
}

/** Readers in a thread of their own, each with a socket. */
async function gather({ address }: Server, { readers, cookies }: Listening): Promise<{ heard(): Promise<bigint>; leave(): Promise<void> }> {
  const worker = new Worker(new URL('./servers/ears.ts', import.meta.url), { workerData: { address, readers, cookies } })
  await once(worker, 'message')
  return {
    heard: async () => {
      const [last] = await once(worker, 'message')
      return BigInt(last)
    },
    leave: async () => {
      await worker.terminate()
    },
  }
}

/**
 * The same payload through both, in turns.
 *
 * @param post sends a post that all the readers may read
 */
export async function measureHearing(
  bare: Server,
  navette: Server,
  { post, readers, cookies, rounds }: Listening & { post: () => Promise<object>; rounds: number },
): Promise<Hearing> {
  const [there, here] = [await gather(bare, { readers, cookies: [] }), await gather(navette, { readers, cookies })]
  const taken: { bare: number; navette: number }[] = []
  for (let round = -3; round < rounds; round++) {
    const own = here.heard()
    const written = await post()
    const navetteMs = Number((await own) - BigInt(await navette.ask<string>('toldAt'))) / 1e6
    const other = there.heard()
    const told = await bare.ask<string>('send', newsOf(written))
    // The first ones warm both up.
    if (round >= 0) taken.push({ navette: navetteMs, bare: Number((await other) - BigInt(told)) / 1e6 })
    else await other
  }
  await Promise.all([there.leave(), here.leave()])
  const middle = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
  return {
    bare: middle(taken.map((each) => each.bare)),
    navette: middle(taken.map((each) => each.navette)),
    ratio: middle(taken.map((each) => each.navette / each.bare)),
  }
}

/** The very payload that Navette sends. */
const newsOf = (carried: object) => ({
  id: newId(),
  verb: 'thread.replied',
  actorId: newId(),
  facts: { threadId: newId(), projectId: null, postId: newId(), number: 12 },
  at: new Date().toISOString(),
  carried,
})
