import { archiveThreadsTaken, archiveUndone } from '@navette/contract/discussions/archive-activities.ts'
import { byItself, type Services } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { clusterAudience, loadAbsentActor } from '../../platform/session/actor.ts'
import { dropFiles } from '../files/commands.ts'
import { type ArchiveFacts, figuresOf, holdArchive, readArchive } from './archive-queries.ts'
import { tellKeepers } from './telling-commands.ts'

/** Threads that go at once. */
const bundle = 50

/**
 * Takes out again what came with an archive, bundle by bundle; safe to run twice. A thread in which somebody has written since, or that was
 * rearranged, stays whole: what members said there is theirs.
 */
export async function undoThreads(services: Services, archiveId: string): Promise<void> {
  let told = 0
  for (;;) {
    const tell = Date.now() - told >= 500
    if (!(await undoBundle(services, archiveId, tell))) return
    if (tell) told = Date.now()
  }
}

/** @returns whether there may be more */
async function undoBundle(services: Services, archiveId: string, tell: boolean): Promise<boolean> {
  const { db, clock } = services
  const archive = await readArchive(db, archiveId)
  if (!archive?.undoingAt || archive.undoneAt) return false
  const actor = archive.undoingById ? await loadAbsentActor(db, archive.undoingById, clock.today()) : null
  return transact({ ...byItself(services), actor }, async (tx) => {
    const held = await holdArchive(tx, archiveId)
    if (!held?.undoingAt || held.undoneAt) return false
    const threads = await tx.rows<{ id: string }>(sql`
      SELECT t.id FROM archived_thread a JOIN thread t ON t.id = a.thread_id WHERE a.import_id = ${archiveId}::uuid AND NOT a.kept
      ORDER BY t.id LIMIT ${bundle} FOR NO KEY UPDATE OF t`)
    if (threads.length === 0) {
      await endUndoing(tx, held, clock.now())
      return false
    }
    await takeOut(
      tx,
      held,
      threads.map(({ id }) => id),
    )
    await tx.prisma.archiveImport.update({ where: { id: archiveId }, data: { advancedAt: clock.now() } })
    if (tell) await tellKeepers(tx, held)
    return true
  })
}

async function takeOut(tx: Transaction, archive: ArchiveFacts, ids: string[]): Promise<void> {
  // Behind the threads' locks: a reply at this moment comes before, and keeps its thread, or finds none.
  const kept = await tx.rows<{ id: string }>(sql`
    UPDATE archived_thread a SET kept = true WHERE a.thread_id = ANY(${ids}::uuid[]) AND (
      EXISTS (SELECT 1 FROM post o WHERE o.thread_id = a.thread_id AND NOT EXISTS (SELECT 1 FROM archived_post p WHERE p.post_id = o.id AND p.import_id = a.import_id))
      OR EXISTS (SELECT 1 FROM thread_merger g WHERE a.thread_id IN (g.thread_id, g.into_id))
      OR EXISTS (SELECT 1 FROM thread_summary s WHERE s.thread_id = a.thread_id)
      OR EXISTS (SELECT 1 FROM post_version v JOIN post o ON o.id = v.post_id WHERE o.thread_id = a.thread_id))
    RETURNING a.thread_id AS id`)
  const stays = new Set(kept.map(({ id }) => id))
  const gone = ids.filter((id) => !stays.has(id))
  if (gone.length === 0) return
  const audiences = await tx.rows<{ audienceId: string }>(
    sql`SELECT DISTINCT audience_id AS "audienceId" FROM item WHERE id = ANY(${gone}::uuid[])`,
  )
  const files = await tx.rows<{ id: string }>(sql`
    SELECT l.file_id AS id FROM post_file l JOIN post o ON o.id = l.post_id WHERE o.thread_id = ANY(${gone}::uuid[])`)
  await dropFiles(
    tx,
    files.map(({ id }) => id),
  )
  await tx.prisma.item.deleteMany({ where: { id: { in: gone }, kind: 'thread' } })
  const { id, projectId, organisationId } = archive
  for (const where of audiences) await tx.record(archiveThreadsTaken, { archiveId: id, projectId, organisationId }, where)
}

async function endUndoing(tx: Transaction, archive: ArchiveFacts, now: Date): Promise<void> {
  const { id, projectId, organisationId } = archive
  const [counted] = await tx.rows<{ kept: number }>(
    sql`SELECT count(*)::int AS kept FROM archived_thread WHERE import_id = ${id}::uuid AND kept`,
  )
  const kept = counted?.kept ?? 0
  const figures = await figuresOf(tx, id)
  await tx.rows(
    sql`UPDATE archive_import SET undone_at = ${now}, result = COALESCE(result, ${JSON.stringify(figures)}::jsonb) WHERE id = ${id}::uuid`,
  )
  const [row] = await tx.rows<{ threads: number }>(
    sql`SELECT (result->>'importedThreadCount')::int AS threads FROM archive_import WHERE id = ${id}::uuid`,
  )
  await tellKeepers(tx, archive)
  const [place] = await tx.rows<{ audienceId: string }>(sql`
    SELECT COALESCE((SELECT audience_id FROM item WHERE id = ${projectId}::uuid), (SELECT audience_id FROM organisation WHERE id = ${organisationId}::uuid),
      ${clusterAudience}::uuid) AS "audienceId"`)
  await tx.record(
    archiveUndone,
    { archiveId: id, projectId, threads: (row?.threads ?? 0) - kept, kept },
    { audienceId: place?.audienceId ?? clusterAudience, projectId },
  )
}
