import type { Room } from '@navette/contract/files/schema.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { allow, found } from '../../platform/http/refuse.ts'
import type { ExportedFile } from '../../platform/organisation-part.ts'
import { roomTaken } from './arriving-commands.ts'
import { fileKey } from './keys.ts'
import { canSeeRoom } from './policy.ts'

interface SharedFile {
  id: string
  name: string
  type: string
  bytes: number
  project: string | null
  sender: string | null
  at: Date
}

/** The files that are shared with an organisation as such: those of its own threads, and of the projects shared with it. */
export async function exportFiles({ db, storage }: Context, organisationId: string): Promise<ExportedFile[]> {
  const shared = await db.rows<SharedFile>(sql`
    SELECT i.id, i.title AS name, f.type, f.bytes::float8 AS bytes, pi.title AS project, m.name AS sender, i.created_at AS at
    FROM item i JOIN file f ON f.id = i.id LEFT JOIN item pi ON pi.id = i.project_id LEFT JOIN member m ON m.id = i.created_by
    WHERE i.kind = 'file' AND i.trashed_at IS NULL AND f.attached_at IS NOT NULL AND EXISTS (SELECT 1 FROM audience_grant g
      WHERE g.audience_id = i.audience_id AND g.kind = 'organisation' AND g.organisation_id = ${organisationId}::uuid)
    ORDER BY i.created_at, i.id`)
  const named = shared.map((file, at) => ({ ...file, standsIn: `fichiers/${String(at + 1).padStart(4, '0')} ${file.name}` }))
  return [
    { path: 'fichiers.json', content: JSON.stringify(named, null, 2) },
    ...named.map(({ id, bytes, standsIn }) => ({ path: standsIn, content: { bytes, open: () => storage.open(fileKey(id)) } })),
  ]
}

export async function getRoom({ db, actor, config }: Context, organisationId: string): Promise<Room> {
  found(await db.prisma.organisation.findUnique({ where: { id: organisationId }, select: { id: true } }))
  allow(canSeeRoom(actor, organisationId))
  return { bytes: await roomTaken(db, organisationId), limit: config.organisationBytes }
}
