import { fromPrisma, PgBoss } from 'pg-boss'
import type { Services } from '../context.ts'
import type { Prisma } from '../db/generated/client.ts'
import type { Log } from '../log/log.ts'

/** Work done later: small, safe to run twice; it calls a command. */
export interface Job<T extends object = object> {
  /** `accounts.warn-of-reuse` */
  name: string
  /** Cron, UTC, where it comes round by itself. */
  schedule?: string
  /** How many are taken at once; one unless said. Those of a batch that has a failure are all run again. */
  atOnce?: number
  run(services: Services, data: T): Promise<void>
}

/** Declares a kind of work. */
export const job = <T extends object>(definition: Job<T>): Job<T> => definition

export interface Sending {
  /** Not before that many seconds. */
  startAfter?: number
}

export interface Jobs {
  /** Sends a job inside an open transaction: it exists if and only if the transaction commits. */
  send<T extends object>(job: Job<T>, data: T, options: Sending | undefined, tx: Prisma.TransactionClient): Promise<void>
  /** The same for many of a kind. */
  sendAll<T extends object>(job: Job<T>, data: readonly T[], tx: Prisma.TransactionClient): Promise<void>
  start(services: Services, jobs: readonly Job[]): Promise<void>
  /** Throws where the queue does not answer. */
  check(): Promise<void>
  stop(): Promise<void>
}

/**
 * The queue lives in the same database, in the schema `jobs`; every instance works on it, and PostgreSQL sees to it that each job is
 * taken by one.
 */
export function createJobs(databaseUrl: string, log: Log): Jobs {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'jobs', max: 4, application_name: 'navette-jobs' })
  boss.on('error', (error) => log.warn({ err: error }, 'the queue of jobs is out of reach'))
  let opened: Promise<unknown> | null = null
  /** Where nobody works, as in most tests, the queue is opened by the first job that is sent. */
  const open = () => {
    opened ??= boss.start()
    return opened
  }
  return {
    send: async ({ name }, data, options, tx) => {
      await open()
      await boss.send(name, data, { ...options, retryLimit: 5, retryBackoff: true, db: fromPrisma(tx) })
    },
    sendAll: async ({ name }, data, tx) => {
      await open()
      await boss.insert(
        name,
        data.map((each) => ({ data: each, retryLimit: 5, retryBackoff: true })),
        { db: fromPrisma(tx) },
      )
    },
    start: async (services, jobs) => {
      await open()
      for (const { name, schedule, atOnce = 1, run } of jobs) {
        await boss.createQueue(name)
        await boss.work<object>(name, { pollingIntervalSeconds: 2, batchSize: atOnce, burstWhenBatchFull: true }, async (batch) => {
          let failure: unknown = null
          for (const { id, data } of batch) {
            try {
              await run(services, data)
            } catch (error) {
              // The queue tries again by itself; without this line nobody would know of it.
              log.error({ err: error, job: name, jobId: id }, 'a job failed')
              failure = error
            }
          }
          if (failure !== null) throw failure
        })
        if (schedule) await boss.schedule(name, schedule, {}, { tz: 'UTC' })
      }
    },
    check: async () => {
      if (!opened) throw new Error('The queue has not started.')
      await boss.getQueues()
    },
    stop: async () => {
      if (!opened) return
      await opened.catch(() => undefined)
      opened = null
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}
