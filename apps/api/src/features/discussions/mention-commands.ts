import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import { calledBy } from './mention-queries.ts'

/** A text that calls people, as the place where it stands. */
export interface Called {
  postId: string
  threadId: string
  number: number
  audienceId: string
  projectId: string | null
}

/**
 * Notes whom a text calls with an `@`; only people who can read it, and never its author.
 *
 * @returns whether it calls anybody
 */
export async function callPeople(
  tx: Transaction,
  context: Context,
  { postId, threadId, number, audienceId, projectId }: Called,
  text: string,
): Promise<boolean> {
  // Most texts call nobody, and are not rendered again to learn it.
  const mentions = text.includes('[@') ? context.markdown.render(text).mentions : []
  if (mentions.length === 0) return false
  const called = await tx.rows(sql`
    INSERT INTO mention (post_id, thread_id, number, member_id)
    SELECT ${postId}::uuid, ${threadId}::uuid, ${number}, called.member_id
    FROM (${calledBy(context, mentions, { audienceId, projectId, threadId })}) called
    RETURNING 1`)
  return called.length > 0
}
