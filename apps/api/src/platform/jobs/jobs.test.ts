import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../../test/server.ts'
import type { OpenContext } from '../context.ts'
import { sql } from '../db/database.ts'
import { transact } from '../db/transact.ts'
import { job } from './jobs.ts'

/** What the jobs of these tests were given, in the order in which they ran. */
const done: string[] = []
let failures = 0

const note = job<{ word: string }>({
  name: 'tests.note',
  run: async (_services, { word }) => {
    done.push(word)
  },
})
const stumble = job<{ word: string }>({
  name: 'tests.stumble',
  run: async (_services, { word }) => {
    if (failures++ === 0) throw new Error('The first time fails.')
    done.push(word)
  },
})
const nightly = job({ name: 'tests.nightly', schedule: '5 3 * * *', run: async () => {} })

let server: TestServer
let context: OpenContext
beforeAll(async () => {
  server = await testServer({ working: false })
  context = { ...server.services, actor: null, origin: null }
  await server.services.jobs.start(server.services, [note, stumble, nightly])
})
afterAll(() => server.close())

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 20) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Waited in vain; done so far: ${done.join(', ')}`)
}

const kept = (word: string) => server.services.db.rows(sql`SELECT 1 FROM jobs.job WHERE data->>'word' = ${word}`)

describe('a job', () => {
  it('sent by a change that stands is done', async () => {
    await transact(context, (tx) => tx.send(note, { word: 'stands' }))
    await until(() => done.includes('stands'))
  })

  it('does not exist before the change is final', async () => {
    await transact(context, async (tx) => {
      await tx.send(note, { word: 'not yet' })
      expect(await kept('not yet')).toHaveLength(0)
    })
    expect(await kept('not yet')).toHaveLength(1)
  })

  it('sent by a change that falls never existed', async () => {
    const fall = transact(context, async (tx) => {
      await tx.send(note, { word: 'falls' })
      throw new Error('No.')
    })
    await expect(fall).rejects.toThrow('No.')
    expect(await kept('falls')).toHaveLength(0)
    await transact(context, (tx) => tx.send(note, { word: 'after the fall' }))
    await until(() => done.includes('after the fall'))
    expect(done).not.toContain('falls')
  })

  it('that fails is done again', async () => {
    await transact(context, (tx) => tx.send(stumble, { word: 'second try' }))
    await until(() => done.includes('second try'))
    expect(failures).toBe(2)
  })

  it('is not begun before its time', async () => {
    await transact(context, async (tx) => {
      await tx.send(note, { word: 'tomorrow' }, { startAfter: 86_400 })
      await tx.send(note, { word: 'now' })
    })
    await until(() => done.includes('now'))
    expect(done).not.toContain('tomorrow')
  })

  it('that comes round by itself has its hour, without anything for an operator to set up', async () => {
    const rows = await server.services.db.rows<{ cron: string; timezone: string }>(
      sql`SELECT cron, timezone FROM jobs.schedule WHERE name = ${nightly.name}`,
    )
    expect(rows).toEqual([{ cron: '5 3 * * *', timezone: 'UTC' }])
  })
})

describe('the queue', () => {
  it('starts a second time on the same database as if nothing had been', async () => {
    const second = await testServer({ database: { url: context.config.databaseUrl ?? '' }, working: true })
    await second.services.jobs.check()
    await second.close()
  })

  it('says when it is not at work', async () => {
    const idle = await testServer({ working: false })
    await expect(idle.services.jobs.check()).rejects.toThrow()
    await idle.close()
  })
})
