import type { Context, OpenContext } from './context.ts'
import type { Transaction } from './db/transact.ts'
import type { ZipEntry } from './files/zip.ts'

/** A file of what an organisation takes away: where it stands in the archive, and what it says. */
export type ExportedFile = ZipEntry

/**
 * What a feature gives, and does with its own tables, when an organisation's place in the cluster changes. The changes run inside the
 * transaction that causes them.
 */
export interface OrganisationPart {
  /** What the organisation takes away; only what is shared with the organisation as such, never what a team keeps to itself. */
  export?(context: Context, organisationId: string): Promise<ExportedFile[]>
  /** Somebody no longer belongs to it, and keeps nothing that they had through it. */
  release?(tx: Transaction, context: OpenContext, who: { organisationId: string; memberId: string }): Promise<void>
  /** Another organisation takes its place everywhere. */
  merge?(tx: Transaction, merger: { fromId: string; intoId: string }): Promise<void>
  /** It is gone from the cluster: what was its own alone comes to rest. */
  rest?(tx: Transaction, context: OpenContext, organisationId: string): Promise<void>
}
