import { archiveAdvanced } from '@navette/contract/discussions/archive-activities.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import type { ArchiveFacts } from './archive-queries.ts'

/** How an archive stands, to whoever brings it and to those who look after its place. */
export async function tellKeepers(tx: Transaction, { id, byId, audienceId }: ArchiveFacts): Promise<void> {
  if (audienceId) await tx.record(archiveAdvanced, { archiveId: id }, { audienceId })
  const importer = byId && (await tx.prisma.member.findUnique({ where: { id: byId }, select: { audienceId: true } }))
  if (importer) await tx.record(archiveAdvanced, { archiveId: id }, { audienceId: importer.audienceId })
}
