import { idTaken, notFound } from '@navette/contract/core/errors.ts'
import { threadMerged, threadMoved, threadSplit, threadTakenAway, threadUnmerged } from '@navette/contract/discussions/activities.ts'
import { threadClosed } from '@navette/contract/discussions/endpoints.ts'
import {
  announcementStays,
  mergedElsewhere,
  nothingMerged,
  nothingStays,
  nothingToSplit,
} from '@navette/contract/discussions/moving-endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, Refused, refuse } from '../../platform/http/refuse.ts'
import { factsAt, lockThread, lockThreads, type Place, type Standing, whereAt } from './commands.ts'
import { carryMarks, continueMarks, followAuthors, type Move, movePosts, tidy } from './moved-commands.ts'
import { placeFor, type Whereto } from './place-queries.ts'
import { can } from './policy.ts'
import { factsOf, type ThreadRow } from './present.ts'
import { findThread, getThread } from './queries.ts'
import { leaveTrace, passOverTraces } from './trace-commands.ts'

/** A thread that the actor sees and keeps in order. */
async function findArrangeable(context: Context, threadId: string): Promise<ThreadRow> {
  const thread = await findThread(context, threadId)
  allow(can.rearrange(context.actor, factsOf(thread)))
  return thread
}

/** Looked at behind the lock: what was found a moment ago may have gone where the actor sees nothing, or into another thread. */
function refuseGone({ actor }: Context, ...all: Standing[]): void {
  for (const { audienceId, merged } of all) {
    if (merged) refuse(mergedElsewhere)
    if (!actor.audiences.includes(audienceId)) refuse(notFound)
  }
}

/**
 * Moves a thread to another place, where the actor could have opened it: whoever sees that place reads it from then on, and its past stands
 * in that place’s history. Null where the actor is not one of them.
 */
export async function moveThread(context: Context, threadId: string, where: Whereto): Promise<Thread | null> {
  const { id } = await findArrangeable(context, threadId)
  const place = await placeFor(context, where)
  await transact(context, async (tx) => {
    const before = await lockThread(tx, id)
    refuseGone(context, before)
    const { aboutId } = await tx.prisma.thread.findUniqueOrThrow({ where: { id }, select: { aboutId: true } })
    if (await hang(tx, id, place)) return
    const after = await lockThread(tx, id)
    await tx.prisma.threadPin.deleteMany({ where: { threadId: id } })
    await tx.prisma.activity.updateMany({ where: { itemId: id }, data: { audienceId: after.audienceId, projectId: after.projectId } })
    await leaveTrace(tx, context, after, { kind: 'moved', fromItemId: aboutId, fromOrganisationId: aboutId ? null : before.organisationId })
    if (before.audienceId !== after.audienceId) await tx.record(threadTakenAway, factsAt(before), { audienceId: before.audienceId })
    await tx.record(threadMoved, factsAt(after), whereAt(after))
  })
  return seenBy(context, id)
}

/** @returns whether it hung there already */
async function hang(tx: Transaction, id: string, { aboutId, ...place }: Place): Promise<boolean> {
  const { prisma } = tx
  const item = await prisma.item.findUniqueOrThrow({ where: { id }, include: { thread: true } })
  const there = aboutId ? item.thread?.aboutId === aboutId : item.thread?.aboutId === null && item.audienceId === place.audienceId
  if (there) return true
  // Hung on something, the database shares it like that; else its audience is that of the place.
  await prisma.thread.update({ where: { id }, data: { aboutId: aboutId ?? null } })
  await prisma.item.update({ where: { id }, data: aboutId ? { version: { increment: 1 } } : { ...place, version: { increment: 1 } } })
  return false
}

const seenBy = (context: Context, threadId: string): Promise<Thread | null> =>
  getThread(context, threadId).catch((error: unknown) => {
    if (error instanceof Refused && error.refusal.code === notFound.code) return null
    throw error
  })

interface Part {
  id: string
  title: string
  postIds: string[]
  fromNumber: number | null
}

/** Opens a new thread in the same place with some of the messages. Their marks come along: what was read is read there. */
export async function splitThread(context: Context, threadId: string, { id, title, postIds, fromNumber }: Part): Promise<Thread> {
  const { actor, clock, db } = context
  const thread = await findArrangeable(context, threadId)
  const split = () =>
    transact(context, async (tx) => {
      const from = await lockThread(tx, thread.id)
      refuseGone(context, from)
      const { going, staying } = await chosen(tx, thread.id, postIds, fromNumber)
      if (going.length === 0) refuse(nothingToSplit)
      if (staying === 0) refuse(nothingStays)
      const { audienceId, projectId, organisationId } = from
      const { aboutId } = await tx.prisma.thread.findUniqueOrThrow({ where: { id: from.itemId }, select: { aboutId: true } })
      const [createdById, createdAt] = [actor.id, clock.now()]
      await tx.prisma.item.create({
        data: { id, kind: 'thread', title, audienceId, projectId, organisationId, createdById, createdAt, lastAt: createdAt },
      })
      await tx.prisma.thread.create({ data: { id, aboutId } })
      const into = await lockThread(tx, id)
      const moved = await movePosts(tx, context, { from, into, posts: going })
      await carryMarks(tx, { from, into, moved, at: createdAt })
      await followAuthors(tx, id, createdAt)
      await leaveTrace(tx, context, { ...into, lastNumber: moved.last }, { kind: 'split', threadId: from.itemId, count: going.length })
      await tidy(tx, from.itemId)
      await tidy(tx, id)
      await passOverTraces(tx, from.itemId)
      await tx.record(threadSplit, { ...factsAt(from), otherId: id }, { ...whereAt(into) })
    })
  const isRepeat = async () => (await db.prisma.item.count({ where: { id, kind: 'thread', createdById: actor.id, title } })) > 0
  if (await isRepeat()) return getThread(context, id)
  await creating({ item_pkey: idTaken }, split, isRepeat)
  return getThread(context, id)
}

/** The messages that go, in their order, and how many stay; traces stay where they are. */
async function chosen(tx: Transaction, threadId: string, postIds: string[], fromNumber: number | null) {
  const posts = await tx.rows<Move & { goes: boolean }>(sql`
    SELECT o.id, o.number, (o.id = ANY(${postIds}::uuid[]) OR COALESCE(o.number >= ${fromNumber}::int, false)) AS goes
    FROM post o WHERE o.thread_id = ${threadId}::uuid AND NOT EXISTS (SELECT 1 FROM post_trace y WHERE y.post_id = o.id)
    ORDER BY o.number`)
  const going = posts.filter(({ goes }) => goes)
  return { going, staying: posts.length - going.length }
}

/**
 * Merges a thread into another. Its messages follow those of the other, in their order; a reply that was on its way goes there too. Nobody has
 * to read again what they read.
 */
export async function mergeThread(context: Context, threadId: string, intoId: string): Promise<Thread> {
  const source = await findArrangeable(context, threadId)
  const target = await findArrangeable(context, intoId)
  if (source.id === target.id) return getThread(context, target.id)
  const { actor, clock } = context
  await transact(context, async (tx) => {
    const [from, into] = (await lockThreads(tx, [source.id, target.id])) as [Standing, Standing]
    refuseGone(context, from, into)
    if (into.closed) refuse(threadClosed)
    if (await tx.prisma.announcement.count({ where: { threadId: from.itemId } })) refuse(announcementStays)
    const { going } = await chosen(tx, from.itemId, [], 1)
    const at = clock.now()
    const lastNumber = await leaveTrace(tx, context, into, { kind: 'merged', threadId: from.itemId, count: going.length })
    const moved = await movePosts(tx, context, { from, into: { ...into, lastNumber }, posts: going })
    await continueMarks(tx, { from, into: { ...into, lastNumber }, moved, at })
    await followAuthors(tx, into.itemId, at)
    await tx.prisma.threadMerger.create({ data: { threadId: from.itemId, intoId: into.itemId, byId: actor.id, at } })
    await tx.prisma.threadPin.deleteMany({ where: { threadId: from.itemId } })
    await tx.prisma.item.update({ where: { id: from.itemId }, data: { trashedAt: at, trashedById: actor.id } })
    await retell(tx, from.itemId, into)
    await tidy(tx, into.itemId)
    const facts = { ...factsAt(from), otherId: into.itemId }
    if (from.audienceId !== into.audienceId) await tx.record(threadTakenAway, factsAt(from), { audienceId: from.audienceId })
    await tx.record(threadMerged, facts, whereAt(into))
  })
  return getThread(context, target.id)
}

/** What happened in the one is told of the other. */
const retell = (tx: Transaction, threadId: string, { itemId, audienceId, projectId }: Standing) =>
  tx.prisma.activity.updateMany({ where: { itemId: threadId }, data: { itemId, audienceId, projectId } })

/**
 * Takes a merger back: each message that still stands in the other thread returns to its number. What was said there since stays there.
 */
export async function undoMerger(context: Context, threadId: string): Promise<Thread> {
  const merger = await context.db.prisma.threadMerger.findUnique({ where: { threadId } })
  if (!merger) {
    await findArrangeable(context, threadId)
    return refuse(nothingMerged)
  }
  const target = await findArrangeable(context, merger.intoId)
  if (target.id !== merger.intoId) return refuse(nothingMerged)
  await transact(context, async (tx) => {
    const [source, other] = (await lockThreads(tx, [threadId, target.id])) as [Standing, Standing]
    refuseGone(context, other)
    // Whoever was faster has brought them back; and what the actor may not read is not theirs to bring back.
    if (!source.merged || !context.actor.audiences.includes(source.audienceId)) refuse(nothingMerged)
    const posts = await tx.rows<Move>(sql`
      SELECT o.id, o.number FROM post o JOIN post_trace y ON y.moved_id = o.id JOIN post s ON s.id = y.post_id
      WHERE o.thread_id = ${other.itemId}::uuid AND s.thread_id = ${threadId}::uuid ORDER BY o.number`)
    await tx.prisma.threadMerger.delete({ where: { threadId } })
    await movePosts(tx, context, { from: other, into: source, posts })
    await tx.prisma.item.update({ where: { id: threadId }, data: { trashedAt: null, trashedById: null } })
    await tx.rows(sql`
      UPDATE activity SET item_id = ${threadId}::uuid, audience_id = ${source.audienceId}::uuid, project_id = ${source.projectId}::uuid
      WHERE item_id = ${other.itemId}::uuid AND facts ->> 'threadId' = ${threadId} AND verb <> ${threadMerged.verb}`)
    for (const id of [threadId, other.itemId]) {
      await tidy(tx, id)
      await passOverTraces(tx, id)
    }
    if (source.audienceId !== other.audienceId) await tx.record(threadTakenAway, factsAt(other), { audienceId: other.audienceId })
    await tx.record(threadUnmerged, { ...factsAt(source), otherId: other.itemId }, whereAt(source))
  })
  return getThread(context, threadId)
}
