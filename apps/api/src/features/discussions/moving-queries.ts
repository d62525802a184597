import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { allow, found } from '../../platform/http/refuse.ts'
import { readersOf } from '../../platform/session/actor.ts'
import { placeFor, type Whereto } from './place-queries.ts'
import { can } from './policy.ts'
import { factsOf } from './present.ts'
import { findThread } from './queries.ts'

type Elsewhere = { [K in keyof Whereto | 'intoId']?: string | undefined }

interface Weight {
  gain: number | null
  lose: number | null
  loseIt: boolean
}

/** Who would read a thread elsewhere who does not, and the other way round; said before it is moved or merged. */
export async function weighMove(context: Context, threadId: string, { intoId, ...where }: Elsewhere): Promise<Weight> {
  const { actor, db, clock } = context
  const thread = await findThread(context, threadId)
  allow(can.rearrange(actor, factsOf(thread)))
  const audienceId = intoId ? (await findThread(context, intoId)).audienceId : await audienceOfPlace(context, where)
  const loseIt = !actor.audiences.includes(audienceId)
  if (!actor.insider) return { gain: null, lose: null, loseIt }
  const rows = await db.rows<{ gain: number; lose: number }>(sql`
    WITH here AS (SELECT DISTINCT member_id FROM (${readersOf(thread.audienceId, clock.today())}) r),
      there AS (SELECT DISTINCT member_id FROM (${readersOf(audienceId, clock.today())}) r)
    SELECT (SELECT count(*)::int FROM there WHERE member_id NOT IN (SELECT member_id FROM here)) AS gain,
      (SELECT count(*)::int FROM here WHERE member_id NOT IN (SELECT member_id FROM there)) AS lose`)
  return { ...found(rows[0]), loseIt }
}

const audienceOfPlace = async (context: Context, { projectId, aboutId, organisationId }: Omit<Elsewhere, 'intoId'>) => {
  const place = { projectId: projectId ?? null, aboutId: aboutId ?? null, organisationId: organisationId ?? null }
  return (await placeFor(context, place)).audienceId
}

/** Where the message stands now that once had this number in this thread; where nobody moved it, just there. */
export async function locatePost(
  { db, ...context }: Context,
  threadId: string,
  number: number,
): Promise<{ threadId: string; number: number }> {
  const rows = await db.rows<{ threadId: string; number: number }>(sql`
    SELECT o.thread_id AS "threadId", o.number FROM post s LEFT JOIN post_trace y ON y.post_id = s.id
    JOIN post o ON o.id = COALESCE(y.moved_id, s.id) WHERE s.thread_id = ${threadId}::uuid AND s.number = ${number}`)
  const place = found(rows[0])
  await findThread({ db, ...context }, place.threadId)
  return place
}
