import type { ActivityKind, News } from '@navette/contract/core/activity.ts'
import { newId } from '@navette/contract/core/ids.ts'
import type { z } from 'zod'
import type { OpenContext } from '../context.ts'
import type { Job, Sending } from '../jobs/jobs.ts'
import type { Announcement } from '../live/live.ts'
import { deliver } from '../mail/deliver.ts'
import type { Letter } from '../mail/letter.ts'
import { type Reader, type Sql, sql } from './database.ts'
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
  /**
   * The same for many at once, in the history and the audit log alone: readers would drown in the news. Whoever calls tells them once, by
   * a kind that stands for all.
   */
  recordQuietly<F extends z.ZodObject>(kind: ActivityKind<F>, facts: readonly z.output<F>[], where: Whereabouts): Promise<void>
  /** Writes a letter that leaves once the change is final; without a mail server it is kept for an administrator to read. */
  write(letter: Letter): Promise<void>
  /** The same for many. */
  writeAll(letters: readonly Letter[]): Promise<void>
  /** Sends a job that exists if and only if the change does. */
  send<T extends object>(job: Job<T>, data: T, options?: Sending): Promise<void>
  /** For what lives outside the database, such as open sockets. */
  afterCommit(act: () => void): void
}

/**
 * Runs a command's writes in one transaction; afterwards, tells the readers.
 * Everything read in `work` and written by it stands or falls together.
 *
 * @param patience milliseconds that it may take; fifteen seconds unless said, since what it holds keeps others waiting
 */
export async function transact<T>(context: OpenContext, work: (tx: Transaction) => Promise<T>, patience?: number): Promise<T> {
  const { db, jobs, live } = context
  const announcements: Announcement[] = []
  const acts: (() => void)[] = []
  const result = await db.transaction(
    ({ prisma, rows }) =>
      work({
        prisma,
        rows,
        record: async (kind, facts, { audienceId, itemId = null, projectId = null, carried }) => {
          const news = newsOf(context, kind, facts)
          if (!kind.passing) {
            const { id, verb, actorId, at } = news
            await rows(sql`
            INSERT INTO activity (id, verb, actor_id, item_id, project_id, audience_id, facts, at)
            VALUES (${id}::uuid, ${verb}, ${actorId}::uuid, ${itemId}::uuid, ${projectId}::uuid, ${audienceId}::uuid, ${facts}::jsonb, ${at}::timestamptz)`)
          }
          if (isNoted(context, kind, facts)) await note(prisma, context, [news], itemId)
          announcements.push({ audienceId, kind, news: carried === undefined ? news : { ...news, carried } })
        },
        recordQuietly: async (kind, facts, { audienceId, itemId = null, projectId = null }) => {
          const all = facts.map((each) => newsOf(context, kind, each))
          await prisma.activity.createMany({
            data: all.map(({ id, verb, actorId, at, facts }) => {
              return { id, verb, actorId, itemId, projectId, audienceId, facts: facts as Prisma.InputJsonObject, at }
            }),
          })
          const noted = facts.map((each) => isNoted(context, kind, each))
          await note(
            prisma,
            context,
            all.filter((_, at) => noted[at]),
            itemId,
          )
        },
        write: (letter) => writeAll([letter], context, prisma),
        writeAll: (letters) => writeAll(letters, context, prisma),
        send: (job, data, options) => jobs.send(job, data, options, prisma),
        afterCommit: (act) => acts.push(act),
      }),
    patience,
  )
  for (const announcement of announcements) live.publish(announcement)
  for (const act of acts) act()
  return result
}

/**
 * A change that is one statement and tells of itself in it: it goes there and back once, where a transaction goes six times. For what members do all
 * day; what causes more than that needs `transact`.
 *
 * @param write the statement, which also writes the activity's row; it gives one row, or none where nothing was changed
 * @param tell what happened and who hears of it, from that row
 * @returns that row; null too, and nothing is done, where it must be noted in the audit log: that takes a transaction
 */
export async function transactAtOnce<F extends z.ZodObject, R>(
  context: OpenContext,
  kind: ActivityKind<F>,
  write: (news: Pick<News, 'id' | 'verb' | 'actorId' | 'at'>) => Sql,
  tell: (row: R) => Pick<Whereabouts, 'audienceId' | 'carried'> & { facts: z.output<F> },
): Promise<R | null> {
  if (kind.audited || context.actor?.helper) return null
  const news = newsOf(context, kind, {})
  const [row] = await context.db.rows<R>(write(news))
  if (!row) return null
  const { audienceId, facts, carried } = tell(row)
  context.live.publish({ audienceId, kind, news: { ...news, facts, ...(carried !== undefined && { carried }) } })
  return row
}

/** In a help session everything is noted, with who helped. */
const isNoted = <F extends z.ZodObject>({ actor }: OpenContext, { audited }: ActivityKind<F>, facts: z.output<F>): boolean =>
  (typeof audited === 'function' ? audited(facts) : audited === true) || Boolean(actor?.helper)

const newsOf = ({ actor, clock }: OpenContext, { verb }: Pick<ActivityKind, 'verb'>, facts: Record<string, unknown>): News => ({
  id: newId(),
  verb,
  actorId: actor?.id ?? null,
  facts,
  at: clock.now().toISOString(),
})

async function writeAll(letters: readonly Letter[], { clock, jobs }: OpenContext, prisma: Prisma.TransactionClient): Promise<void> {
  if (letters.length === 0) return
  const written = letters.map((letter) => ({ id: newId(), ...letter, writtenAt: clock.now() }))
  await prisma.letter.createMany({ data: written })
  await jobs.sendAll(
    deliver,
    written.map(({ id }) => ({ letterId: id })),
    prisma,
  )
}

/** The lines of the audit log; where they came from stands apart, and is not kept as long. */
async function note(
  prisma: Prisma.TransactionClient,
  { actor, origin }: OpenContext,
  all: readonly News[],
  itemId: string | null,
): Promise<void> {
  const entries = all.map(({ id, verb, actorId, facts, at }) => {
    const named = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null)
    return {
      id,
      at,
      verb,
      actorId,
      helperId: actor?.helper?.id ?? null,
      memberId: named('memberId'),
      organisationId: named('organisationId'),
      itemId: itemId ?? named('itemId') ?? named('threadId') ?? named('projectId'),
      facts: facts as Prisma.InputJsonObject,
    }
  })
  await prisma.auditEntry.createMany({ data: entries })
  if (!origin) return
  const { address } = origin
  const userAgent = origin.userAgent.slice(0, 300)
  await prisma.auditOrigin.createMany({ data: all.map(({ id, at }) => ({ entryId: id, at, address, userAgent })) })
}
