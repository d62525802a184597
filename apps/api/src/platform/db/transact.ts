import type { ActivityKind, News } from '@navette/contract/core/activity.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { z } from 'zod'
import type { OpenContext } from '../context.ts'
import type { Job, Sending } from '../jobs/jobs.ts'
import type { Announcement } from '../live/live.ts'
import type { Reader, Sql } from './database.ts'
import type { Prisma } from './generated/client.ts'

/** Where something happened, and who hears of it. */
interface Whereabouts {
  audienceId: string
  itemId?: string
  projectId?: string | null
  /** The new record as any reader of the audience may see it; only for kinds that carry one. */
  carried?: unknown
}

/** One change of the database, whole or not at all, with what it announces and the work it sends. */
export interface Transaction extends Reader {
  prisma: Prisma.TransactionClient
  /** Writes what happened beside the change itself; readers hear of it once the change is final. */
  record<F extends z.ZodObject>(kind: ActivityKind<F>, facts: z.output<F>, where: Whereabouts): Promise<void>
  /** Sends a job that exists if and only if the change does. */
  send<T extends object>(job: Job<T>, data: T, options?: Sending): Promise<void>
  /** For what lives outside the database, such as open sockets. */
  afterCommit(act: () => void): void
}

/**
 * Runs a command's writes in one transaction; afterwards, tells the readers.
 * Everything read in `work` and written by it stands or falls together.
 */
export async function transact<T>(context: OpenContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { db, clock, jobs, live } = context
  const announcements: Announcement[] = []
  const acts: (() => void)[] = []
  const result = await db.prisma.$transaction((prisma) =>
    work({
      prisma,
      rows: <R>(statement: Sql) => prisma.$queryRaw<R[]>(statement),
      record: async (kind, facts, { audienceId, itemId = null, projectId = null, carried }) => {
        const news: News = { id: newId(), verb: kind.verb, actorId: context.actor?.id ?? null, facts, at: clock.now().toISOString() }
        if (!kind.passing) {
          const { id, verb, actorId, at } = news
          await prisma.activity.create({
            data: { id, verb, actorId, itemId, projectId, audienceId, facts: facts as Prisma.InputJsonObject, at },
          })
        }
        announcements.push({ audienceId, kind, news: carried === undefined ? news : { ...news, carried } })
      },
      send: (job, data, options) => jobs.send(job, data, options, prisma),
      afterCommit: (act) => acts.push(act),
    }),
  )
  for (const announcement of announcements) live.publish(announcement)
  for (const act of acts) act()
  return result
}
