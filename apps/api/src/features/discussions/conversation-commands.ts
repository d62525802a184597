import { idTaken } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { conversationGathered, conversationLeft } from '@navette/contract/discussions/activities.ts'
import { nobodyElse, outOfReach, twoStay } from '@navette/contract/discussions/conversation-endpoints.ts'
import type { Thread } from '@navette/contract/discussions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { brokenConstraint } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { beginThread, factsAt, lockThread, type NewPost, whereAt } from './commands.ts'
import { conversationOf, type Known, keyOf, mayWriteTo } from './conversation-queries.ts'
import { can } from './policy.ts'
import { sendPost } from './post-commands.ts'
import { factsOf } from './present.ts'
import { findThread, getThread } from './queries.ts'
import { leaveTrace } from './trace-commands.ts'

interface NewConversation {
  id: string
  memberIds: string[]
  post: NewPost
}

/**
 * Writes to one or a few people. The same people have one conversation, whoever began it and however often: the message goes into it where
 * it is there, or where somebody else opens it at this very moment.
 */
export async function openConversation(context: Context, { id, memberIds, post }: NewConversation): Promise<Thread> {
  const { actor, db } = context
  const others = [...new Set(memberIds)].filter((memberId) => memberId !== actor.id)
  if (others.length === 0) refuse(nobodyElse)
  const key = keyOf([actor.id, ...others])
  const there = await conversationOf(db, key)
  if (there) return goOn(context, there, post)
  if (!(await mayWriteTo(context, others))) refuse(outOfReach)
  const audienceId = newId()
  try {
    await transact(context, (tx) => begin(tx, context, { id, audienceId, key, people: [actor.id, ...others], post }))
  } catch (error) {
    if (!contested.has(brokenConstraint(error) ?? '')) throw error
    const meanwhile = await conversationOf(db, key)
    return meanwhile ? goOn(context, meanwhile, post) : refuse(idTaken)
  }
  return getThread(inAudience(context, audienceId), id)
}

/** What is broken where two open the same conversation, or one sends twice. */
const contested = new Set(['conversation_people', 'item_pkey', 'post_pkey'])

interface Beginning {
  id: string
  audienceId: string
  key: string
  people: string[]
  post: NewPost
}

async function begin(tx: Transaction, context: Context, { id, audienceId, key, people, post }: Beginning): Promise<void> {
  await tx.prisma.audience.create({ data: { id: audienceId } })
  await tx.prisma.audienceGrant.createMany({ data: people.map((memberId) => ({ id: newId(), audienceId, kind: 'person', memberId })) })
  await tx.record(conversationGathered, { threadId: id, memberIds: people }, { audienceId: context.actor.audienceId })
  await beginThread(tx, context, { id, title: 'Conversation', post, audienceId, organisationId: null, projectId: null })
  await tx.prisma.conversation.create({ data: { threadId: id, peopleKey: key } })
}

async function goOn(context: Context, { threadId, audienceId }: Known, post: NewPost): Promise<Thread> {
  const within = inAudience(context, audienceId)
  await sendPost(within, threadId, post)
  return getThread(within, threadId)
}

/** The actor was loaded before the conversation existed: they are in it. */
const inAudience = (context: Context, audienceId: string): Context => ({
  ...context,
  actor: { ...context.actor, audiences: [...context.actor.audiences, audienceId] },
})

/** Leaves a conversation, which goes on without. Those who stay find it again by their names, unless they have another already. */
export async function leaveConversation(context: Context, threadId: string): Promise<void> {
  const thread = await findThread(context, threadId)
  const facts = factsOf(thread)
  if (facts.between === 2) refuse(twoStay)
  allow(can.leave(context.actor, facts))
  const leave = (keep: boolean) => transact(context, (tx) => takeOut(tx, context, thread.id, keep))
  try {
    await leave(true)
  } catch (error) {
    if (brokenConstraint(error) !== 'conversation_people') throw error
    await leave(false)
  }
}

async function takeOut(tx: Transaction, context: Context, threadId: string, keepsKey: boolean): Promise<void> {
  const { actor } = context
  const standing = await lockThread(tx, threadId)
  const { audienceId } = standing
  const grants = await tx.prisma.audienceGrant.findMany({ where: { audienceId, kind: 'person' }, select: { memberId: true } })
  const staying = grants.flatMap(({ memberId }) => (memberId && memberId !== actor.id ? [memberId] : []))
  // Behind the lock, so that two who leave at the same moment do not leave one person alone.
  if (staying.length < 2) refuse(twoStay)
  if (staying.length === grants.length) return
  await tx.prisma.audienceGrant.deleteMany({ where: { audienceId, memberId: actor.id } })
  await tx.prisma.conversation.update({ where: { threadId }, data: { peopleKey: keepsKey ? keyOf(staying) : null } })
  await leaveTrace(tx, context, standing, { kind: 'left' })
  await tx.record(conversationLeft, { ...factsAt(standing), memberId: actor.id }, whereAt(standing))
}
