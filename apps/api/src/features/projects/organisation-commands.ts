import { leadChosen, stageChosen, teamLeft } from '@navette/contract/projects/activities.ts'
import type { ProjectStage } from '@navette/contract/projects/schema.ts'
import { sql } from '../../platform/db/database.ts'
import { holdsOn } from '../../platform/db/people.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import type { OrganisationPart } from '../../platform/organisation-part.ts'
import { exportProjects } from './organisation-queries.ts'

/** What becomes of projects when an organisation's people or place change. */
export const organisationPart: OrganisationPart = {
  export: exportProjects,

  /** Out of the teams of its projects, unless another of the project's organisations is theirs too. Who led one leads it no longer. */
  release: async (tx, { clock }, { organisationId, memberId }) => {
    const left = await tx.rows<{ projectId: string; audienceId: string }>(sql`
      DELETE FROM team_member t USING item i
      WHERE i.id = t.project_id AND t.member_id = ${memberId}::uuid
        AND (i.organisation_id = ${organisationId}::uuid OR EXISTS (
          SELECT 1 FROM project_partner x WHERE x.project_id = i.id AND x.organisation_id = ${organisationId}::uuid))
        AND NOT EXISTS (SELECT 1 FROM membership s WHERE s.member_id = t.member_id AND ${holdsOn(sql`s`, clock.today())}
          AND (s.organisation_id = i.organisation_id OR EXISTS (
            SELECT 1 FROM project_partner x WHERE x.project_id = i.id AND x.organisation_id = s.organisation_id)))
      RETURNING i.id::text AS "projectId", i.audience_id::text AS "audienceId"`)
    await tx.prisma.project.updateMany({
      where: { leadId: memberId, id: { in: left.map(({ projectId }) => projectId) } },
      data: { leadId: null },
    })
    for (const { projectId, audienceId } of left)
      await tx.record(teamLeft, { projectId, memberId }, { audienceId, itemId: projectId, projectId })
    await handOverHidden(
      tx,
      left.map(({ projectId }) => projectId),
      clock.today(),
    )
  },

  /** The one it is merged into takes its place among the partners; where both take part, it keeps the place of whoever came first. */
  merge: async (tx, { fromId, intoId }) => {
    await tx.rows(sql`
      UPDATE project_partner b SET place = LEAST(b.place, a.place) FROM project_partner a
      WHERE a.project_id = b.project_id AND a.organisation_id = ${fromId}::uuid AND b.organisation_id = ${intoId}::uuid`)
    // A host is no partner of its own project, whichever of the two was the host.
    await tx.rows(sql`
      DELETE FROM project_partner x USING item i WHERE i.id = x.project_id AND x.organisation_id IN (${fromId}::uuid, ${intoId}::uuid)
        AND i.organisation_id IN (${fromId}::uuid, ${intoId}::uuid)`)
    await tx.rows(sql`
      DELETE FROM project_partner a USING project_partner b
      WHERE a.project_id = b.project_id AND a.organisation_id = ${fromId}::uuid AND b.organisation_id = ${intoId}::uuid`)
    await tx.prisma.projectPartner.updateMany({ where: { organisationId: fromId }, data: { organisationId: intoId } })
  },

  /** Its projects that are shared with no other organisation are archived; the others go on. */
  rest: async (tx, _context, organisationId) => {
    const own = await tx.rows<{ id: string; audienceId: string; from: ProjectStage }>(sql`
      UPDATE project p SET stage = 'archived' FROM item i, project was
      WHERE i.id = p.id AND was.id = p.id AND i.organisation_id = ${organisationId}::uuid AND p.stage <> 'archived'
        AND NOT EXISTS (SELECT 1 FROM project_partner x WHERE x.project_id = p.id)
      RETURNING p.id::text AS id, i.audience_id::text AS "audienceId", was.stage AS "from"`)
    await tx.prisma.item.updateMany({ where: { id: { in: own.map(({ id }) => id) } }, data: { version: { increment: 1 } } })
    for (const { id, audienceId, from } of own) {
      const facts = { projectId: id, from, stage: 'archived' as const }
      await tx.record(stageChosen, facts, { audienceId, itemId: id, projectId: id })
    }
  },
}

/**
 * A project that is kept to its team is out of sight of everybody who could hand it over: it goes to whoever has been in its team the
 * longest among the people of its organisations, the host's first.
 */
async function handOverHidden(tx: Transaction, projectIds: string[], today: string): Promise<void> {
  const handed = await tx.rows<{ projectId: string; audienceId: string; memberId: string }>(sql`
    UPDATE project p SET lead_id = heir.member_id
    FROM item i, LATERAL (
      SELECT t.member_id FROM team_member t JOIN membership s ON s.member_id = t.member_id AND ${holdsOn(sql`s`, today)}
      WHERE t.project_id = i.id AND (s.organisation_id = i.organisation_id OR EXISTS (
        SELECT 1 FROM project_partner x WHERE x.project_id = i.id AND x.organisation_id = s.organisation_id))
      ORDER BY s.organisation_id = i.organisation_id DESC, t.joined_at, t.member_id LIMIT 1) heir
    WHERE i.id = p.id AND p.id = ANY(${projectIds}::uuid[]) AND p.visibility = 'team' AND p.lead_id IS NULL
    RETURNING p.id::text AS "projectId", i.audience_id::text AS "audienceId", heir.member_id::text AS "memberId"`)
  for (const { projectId, audienceId, memberId } of handed)
    await tx.record(leadChosen, { projectId, memberId }, { audienceId, itemId: projectId, projectId })
}
