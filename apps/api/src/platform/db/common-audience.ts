import { newId } from '@navette/contract/core/ids.ts'
import { sql } from './database.ts'
import type { Transaction } from './transact.ts'

/** One of the groups that an audience lets in. */
export type Grant = { kind: 'cluster' } | { kind: 'organisation'; organisationId: string } | { kind: 'team'; projectId: string }

/**
 * The audience of just these, for what is shared by nothing but a list: everything that has the same list points at the same audience, so that the
 * audiences of a person do not grow with what they see. It is found by the grants that it has now, whatever became of the organisations since.
 *
 * @param grants one at least
 * @returns whether it came about now: who hears what must then be worked out again
 */
export async function commonAudience(tx: Transaction, grants: readonly Grant[]): Promise<{ id: string; isNew: boolean }> {
  const names = grants.map(nameOf).toSorted()
  const there = await findAudience(tx, names)
  if (there) return { id: there, isNew: false }
  // Rare, so that all who gather wait for each other: two at the same moment make one.
  await tx.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('common audience', 0))::text`)
  const meanwhile = await findAudience(tx, names)
  if (meanwhile) return { id: meanwhile, isNew: false }
  const id = newId()
  await tx.prisma.audience.create({ data: { id, common: true } })
  await tx.prisma.audienceGrant.createMany({ data: grants.map((grant) => ({ id: newId(), audienceId: id, ...grant })) })
  return { id, isNew: true }
}

/** As the statement below spells it. */
const nameOf = (grant: Grant): string => {
  if (grant.kind === 'organisation') return `organisation ${grant.organisationId}`
  return grant.kind === 'team' ? `team ${grant.projectId}` : 'cluster '
}

/** Served by `audience_common`. */
async function findAudience(tx: Transaction, names: string[]): Promise<string | undefined> {
  const rows = await tx.rows<{ id: string }>(sql`
    SELECT a.id FROM audience a WHERE a.common AND ARRAY(
      SELECT name FROM audience_grant g, concat(g.kind, ' ', g.organisation_id, g.project_id) AS name WHERE g.audience_id = a.id
      ORDER BY name COLLATE "C") = ${names}::text[]
    ORDER BY a.id LIMIT 1`)
  return rows[0]?.id
}
