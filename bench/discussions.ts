import { newId } from '@navette/contract/core/ids.ts'
import { audiencesOf } from '../apps/api/src/platform/session/actor.ts'
import type { Ground, Row } from './rows.ts'

/** Threads that members read, and among them the ones they write in. */
async function readable({ pool, today, memberIds }: Ground): Promise<{ memberId: string; threadId: string }[]> {
  const reader = { rows: async <T>({ text, values }: { text: string; values: unknown[] }) => (await pool.query(text, values)).rows as T[] }
  const audiences = await audiencesOf(reader, [...memberIds], today)
  const each = memberIds.map(async (memberId) => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT i.id FROM item i LEFT JOIN thread_closure c ON c.thread_id = i.id LEFT JOIN project p ON p.id = i.project_id
       WHERE i.kind = 'thread' AND i.audience_id = ANY($1::uuid[]) AND c.thread_id IS NULL AND p.stage IS DISTINCT FROM 'archived'
       ORDER BY md5(i.id::text || $2) LIMIT 10`,
      [audiences.get(memberId), memberId],
    )
    return rows.map(({ id }) => ({ memberId, threadId: id }))
  })
  return (await Promise.all(each)).flat()
}

export const discussions: readonly Row[] = [
  {
    name: 'list the newest 25 threads with unread counts',
    baseline: 'join',
    target: 1 / 2,
    knocks: async ({ memberIds, headersOf }) =>
      memberIds.map((memberId) => ({ method: 'GET', path: '/api/threads?limit=25', headers: headersOf(memberId) })),
  },
  {
    name: 'open a thread at its first unread post',
    baseline: 'join',
    target: 1 / 2.5,
    knocks: async (ground) =>
      (await readable(ground)).map(({ memberId, threadId }) => ({
        method: 'GET',
        path: `/api/threads/${threadId}/posts?around=unread&limit=25`,
        headers: ground.headersOf(memberId),
      })),
  },
  {
    name: 'post in a thread',
    baseline: 'insert',
    target: 1 / 5,
    knocks: async (ground) =>
      (await readable(ground)).map(({ memberId, threadId }) => ({
        method: 'POST',
        path: `/api/threads/${threadId}/posts`,
        headers: ground.headersOf(memberId),
        body: () => ({ id: newId(), text: post }),
      })),
  },
]

export const post =
  'La salle est libre vendredi soir : nous pouvons monter le plateau dès 16 h, si le camion est rentré. Qui vient décharger ? Il faut quatre personnes, et les clés du local.'
