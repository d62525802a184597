import {
  announcementConfirmed,
  announcementWithdrawn,
  threadAnnounced,
  threadPinned,
  threadUnpinned,
} from '@navette/contract/discussions/activities.ts'
import { notAnnounced } from '@navette/contract/discussions/order-endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { factsAt, lockThread, whereAt } from './commands.ts'
import { can } from './policy.ts'
import { factsOf } from './present.ts'
import { findThread, getThread } from './queries.ts'

/** Pinning twice is pinning once. */
export async function pinThread(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
  allow(can.pin(context.actor, factsOf(thread)))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    const pin = { threadId: id, byId: context.actor.id, at: context.clock.now() }
    const { count } = await tx.prisma.threadPin.createMany({ data: [pin], skipDuplicates: true })
    if (count > 0) await tx.record(threadPinned, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}

export async function unpinThread(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
  allow(can.pin(context.actor, factsOf(thread)))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    const { count } = await tx.prisma.threadPin.deleteMany({ where: { threadId: id } })
    if (count > 0) await tx.record(threadUnpinned, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}

/** Asks the readers to confirm. Asked again, those who confirmed have confirmed. */
export async function announceThread(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
  allow(can.announce(context.actor, factsOf(thread)))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    const announcement = { threadId: id, byId: context.actor.id, at: context.clock.now() }
    const { count } = await tx.prisma.announcement.createMany({ data: [announcement], skipDuplicates: true })
    if (count > 0) await tx.record(threadAnnounced, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}

export async function withdrawAnnouncement(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id } = thread
  allow(can.announce(context.actor, factsOf(thread)))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    const { count } = await tx.prisma.announcement.deleteMany({ where: { threadId: id } })
    if (count > 0) await tx.record(announcementWithdrawn, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}

/** The thread's lock orders a confirmation and the end of the announcement: none is left behind. */
export async function confirmAnnouncement(context: Context, threadId: string): Promise<Thread> {
  const thread = await findThread(context, threadId)
  const { id, announcement } = thread
  const { actor, clock } = context
  if (!announcement) return refuse(notAnnounced)
  if (announcement.confirmedAt !== null) return getThread(context, id)
  allow(can.confirm(actor, factsOf(thread)))
  await transact(context, async (tx) => {
    const where = await lockThread(tx, id)
    if ((await tx.prisma.announcement.count({ where: { threadId: id } })) === 0) refuse(notAnnounced)
    const confirmation = { threadId: id, memberId: actor.id, at: clock.now() }
    const { count } = await tx.prisma.confirmation.createMany({ data: [confirmation], skipDuplicates: true })
    if (count > 0) await tx.record(announcementConfirmed, factsAt(where), whereAt(where))
  })
  return getThread(context, id)
}
