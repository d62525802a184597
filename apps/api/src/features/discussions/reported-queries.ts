import type { Language } from '@navette/contract/accounts/schema.ts'
import type { Page, PageQuery } from '@navette/contract/core/paging.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Report } from '@navette/contract/discussions/post-schema.ts'
import type { Context } from '../../platform/context.ts'
import { empty, type Reader, sql } from '../../platform/db/database.ts'
import { decodeCursor, keyShape, pageOf } from '../../platform/db/paging.ts'
import { holdsOn, personRef } from '../../platform/db/people.ts'
import { readersOf } from '../../platform/session/actor.ts'
import { mayAnswerReport } from './policy.ts'
import { factsOfPost, presentPost } from './post-present.ts'
import { findPosts } from './post-queries.ts'
import { factsOf, type ThreadRow } from './present.ts'
import { findThreads } from './queries.ts'

interface ReportRow {
  id: string
  postId: string
  threadId: string
  by: PersonRef | null
  reason: string
  at: Date
}

/** Those that wait, the oldest first; served by `post_report_open`. */
export async function listReports(context: Context, { after, limit }: PageQuery): Promise<Page<Report>> {
  const { db, actor, clock } = context
  const start = decodeCursor(after, [keyShape.instant, keyShape.uuid])
  const managed = actor.belongings.filter(({ role }) => role === 'manager').map(({ organisation }) => organisation.id)
  // Near to the rule, so that few rows are read in vain; the rule itself decides below.
  const rows = await db.rows<ReportRow>(sql`
    SELECT r.id, r.post_id AS "postId", o.thread_id AS "threadId", ${personRef(sql`r.by_id`, clock.today())} AS by, r.reason, r.at
    FROM post_report r JOIN post o ON o.id = r.post_id JOIN item i ON i.id = o.thread_id LEFT JOIN project p ON p.id = i.project_id
    WHERE r.outcome IS NULL AND i.trashed_at IS NULL AND i.audience_id = ANY(${actor.audiences}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM post_removal x WHERE x.post_id = o.id) AND o.author_id IS DISTINCT FROM ${actor.id}::uuid
      AND (i.created_by = ${actor.id}::uuid OR p.lead_id = ${actor.id}::uuid OR i.organisation_id = ANY(${managed}::uuid[])
        OR (${actor.administrator} AND i.project_id IS NULL))
      ${start ? sql`AND (r.at, r.id) > (${start[0]}::timestamptz, ${start[1]}::uuid)` : empty}
    ORDER BY r.at, r.id LIMIT ${limit + 1}`)
  const posts = await findPosts(
    context,
    rows.map(({ postId }) => postId),
  )
  const threads = await findThreads(
    context,
    rows.map(({ threadId }) => threadId),
  )
  const shown = pageOf(
    rows,
    limit,
    ({ at, id }) => [at.toISOString(), id],
    ({ id, postId, threadId, by, reason, at }) => {
      const [post, thread] = [posts.get(postId), threads.get(threadId)]
      if (!post || !thread || !mayAnswerReport(actor, factsOf(thread), factsOfPost(post))) return []
      return [{ id, post: presentPost(context, factsOf(thread), post), threadTitle: thread.title, by, reason, at: at.toISOString() }]
    },
  )
  return { ...shown, items: shown.items.flat() }
}

/** Somebody who is told, in their language, by a letter and on their screens. */
export interface Keeper {
  id: string
  name: string
  email: string
  language: Language
  audienceId: string
}

/** Those who keep a thread in order and can read it, without whoever wrote what is reported; the rule is `keepsOrder`. */
export function findKeepers(db: Reader, { audienceId, project, organisation, author }: ThreadRow, exceptId: string | null, today: string) {
  const organisationId = project ? project.hostId : (organisation?.id ?? null)
  return db.rows<Keeper>(sql`
    SELECT m.id, m.name, m.email::text, m.language, m.audience_id AS "audienceId" FROM member m
    WHERE m.id IN (SELECT r.member_id FROM (${readersOf(audienceId, today)}) r) AND m.id IS DISTINCT FROM ${exceptId}::uuid AND (
      m.id = ${author?.id ?? null}::uuid OR m.id = ${project?.leadId ?? null}::uuid
      OR EXISTS (SELECT 1 FROM membership s WHERE s.member_id = m.id AND s.organisation_id = ${organisationId}::uuid AND s.role = 'manager' AND ${holdsOn(sql`s`, today)})
      OR (${!project} AND EXISTS (SELECT 1 FROM administrator a WHERE a.member_id = m.id))) ORDER BY m.name, m.id`)
}

/** Whoever reported, if they are still there. */
export async function findReporter(db: Reader, reportId: string): Promise<Keeper | null> {
  const rows = await db.rows<Keeper>(sql`
    SELECT m.id, m.name, m.email::text, m.language, m.audience_id AS "audienceId" FROM post_report r JOIN member m ON m.id = r.by_id
    WHERE r.id = ${reportId}::uuid AND m.email IS NOT NULL`)
  return rows[0] ?? null
}
