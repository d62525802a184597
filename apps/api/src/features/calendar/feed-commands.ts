import { feedAdded, feedRevoked } from '@navette/contract/calendar/activities.ts'
import { tooManyFeeds } from '@navette/contract/calendar/feed-endpoints.ts'
import { type Feed, type FeedInput, mostFeeds } from '@navette/contract/calendar/feed-schema.ts'
import { idTaken, notFound } from '@navette/contract/core/errors.ts'
import type { Context, Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { findProject } from '../projects/queries.ts'
import { getFeed } from './feed-queries.ts'
import { findPlace } from './queries.ts'

/** Makes an address for a calendar program. It shows what the actor sees, and no longer than they do. */
export async function addFeed(context: Context, input: FeedInput): Promise<Feed> {
  const { actor, clock, db } = context
  if (input.kind === 'organisation') await getOrganisation(context, input.organisationId)
  if (input.kind === 'project') await findProject(context, input.projectId)
  if (input.kind === 'place') await findPlace(context, input.placeId)
  const add = () =>
    transact(context, async (tx) => {
      // One after the other, so that two at the same moment cannot pass the limit.
      await tx.rows(sql`SELECT 1 FROM member WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`)
      await tx.prisma.feed.create({ data: { ...input, memberId: actor.id, madeAt: clock.now() } })
      if ((await tx.prisma.feed.count({ where: { memberId: actor.id } })) > mostFeeds) refuse(tooManyFeeds, { limit: mostFeeds })
      await tx.record(feedAdded, { feedId: input.id }, { audienceId: actor.audienceId })
    })
  await creating({ feed_pkey: idTaken }, add, async () => (await db.prisma.feed.count({ where: { ...input, memberId: actor.id } })) > 0)
  return getFeed(context, input.id)
}

/** The address leads nowhere from now on. */
export async function revokeFeed(context: Context, id: string): Promise<void> {
  const { actor } = context
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.feed.deleteMany({ where: { id, memberId: actor.id } })
    if (count === 0) refuse(notFound)
    await tx.record(feedRevoked, { feedId: id }, { audienceId: actor.audienceId })
  })
}

/** A program asked for it: known to the hour, which tells whether an address is still in use. */
export async function noteReading({ db, clock }: Services, id: string): Promise<void> {
  const now = clock.now()
  const anHourAgo = new Date(now.getTime() - 3_600_000)
  await db.prisma.feed.updateMany({
    where: { id, OR: [{ lastReadAt: null }, { lastReadAt: { lt: anHourAgo } }] },
    data: { lastReadAt: now },
  })
}
