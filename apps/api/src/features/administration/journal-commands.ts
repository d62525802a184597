import { auditExported, auditPartExported } from '@navette/contract/administration/activities.ts'
import type { AuditFilter } from '@navette/contract/administration/schema.ts'
import type { FileAnswer } from '@navette/contract/core/files.ts'
import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { audienceOfManagers } from '../organisations/commands.ts'
import { tableOfAuditEntries, tableOfOrganisationAuditEntries } from './journal-queries.ts'

/** Hands the audit log over as a table, and notes that it left. */
export async function exportAuditEntries(context: Context, filter: z.output<typeof AuditFilter>): Promise<FileAnswer> {
  const table = await tableOfAuditEntries(context, filter)
  await transact(context, (tx) => tx.record(auditExported, {}, { audienceId: context.actor.audienceId }))
  return table
}

/** The same for the part that concerns an organisation: whoever may read it reads there, at once, that it left. */
export async function exportOrganisationAuditEntries(context: Context, organisationId: string): Promise<FileAnswer> {
  const table = await tableOfOrganisationAuditEntries(context, organisationId)
  await transact(context, async (tx) => {
    await tx.record(auditPartExported, { organisationId }, { audienceId: await audienceOfManagers(tx, organisationId) })
  })
  return table
}
