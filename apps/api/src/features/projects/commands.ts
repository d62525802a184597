import { idTaken, stale } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  leadChosen,
  projectEdited,
  projectShared,
  projectStarted,
  stageChosen,
  teamGathered,
  teamJoined,
  teamLeft,
} from '@navette/contract/projects/activities.ts'
import { endsBeforeStart, leadStays, noSuchPerson, unknownOrganisation } from '@navette/contract/projects/endpoints.ts'
import type { Project, ProjectStage, ProjectVisibility } from '@navette/contract/projects/schema.ts'
import type { Context, OpenContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating, refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { can, canTeam, mayHost, mayWithdraw } from './policy.ts'
import { factsOf, type ProjectRow } from './present.ts'
import { findProject, getProject } from './queries.ts'

interface ProjectInput {
  title: string
  summary: string
  description: string
  stage: ProjectStage
  visibility: ProjectVisibility
  partnerIds: string[]
  startsOn: string | null
  endsOn: string | null
}

const projectRefusals = {
  item_pkey: idTaken,
  item_organisation_id_fkey: unknownOrganisation,
  project_lasts: endsBeforeStart,
  project_partner_organisation_id_fkey: unknownOrganisation,
}

/** Starts a project in the name of one of the actor's organisations; the actor leads it. */
export async function startProject(
  context: Context,
  { id, hostId, ...input }: ProjectInput & { id: string; hostId: string },
): Promise<Project> {
  const { actor, clock } = context
  allow(mayHost(actor, hostId))
  const audienceId = newId()
  const now = clock.now()
  const start = () =>
    transact(context, async (tx) => {
      await tx.prisma.audience.create({ data: { id: audienceId } })
      await tx.prisma.item.create({
        data: {
          id,
          kind: 'project',
          title: input.title,
          organisationId: hostId,
          audienceId,
          createdById: actor.id,
          createdAt: now,
          lastAt: now,
        },
      })
      await tx.prisma.project.create({ data: { id, leadId: actor.id, ...ownColumns(input) } })
      await tx.prisma.teamMember.create({ data: { projectId: id, memberId: actor.id, joinedAt: now } })
      await setPartners(tx, id, hostId, input.partnerIds)
      await setGrants(tx, { id, audienceId, hostId, ...input })
      await tx.record(projectStarted, { projectId: id }, { audienceId, itemId: id, projectId: id })
    })
  const isRepeat = async () =>
    (await context.db.prisma.item.count({
      where: { id, kind: 'project', createdById: actor.id, OR: [{ title: input.title }, { version: { gt: 1 } }] },
    })) > 0
  await creating(projectRefusals, start, isRepeat)
  return getProject(withTeam(context, id, audienceId), id)
}

interface ProjectEdit extends ProjectInput {
  version: number
}

export async function editProject(context: Context, id: string, { version, ...input }: ProjectEdit): Promise<Project> {
  const before = await findProject(context, id)
  allow(can.edit(context.actor, factsOf(before)))
  const { hostId, audienceId } = before
  const shared = sharesDifferently(before, input)
  const edited = await refusing(projectRefusals, () =>
    transact(context, async (tx) => {
      const { count } = await tx.prisma.item.updateMany({
        where: { id, version },
        data: { title: input.title, version: { increment: 1 }, lastAt: context.clock.now() },
      })
      if (count === 0) return false
      await tx.prisma.project.update({ where: { id }, data: ownColumns(input) })
      if (shared) {
        await setPartners(tx, id, hostId, input.partnerIds)
        await setGrants(tx, { id, audienceId, hostId, ...input })
      }
      const where = { audienceId, itemId: id, projectId: id }
      if (input.stage !== before.stage) await tx.record(stageChosen, { projectId: id, from: before.stage, stage: input.stage }, where)
      if (shared) await tx.record(projectShared, { projectId: id }, where)
      else if (saysOtherwise(before, input)) await tx.record(projectEdited, { projectId: id }, where)
      return true
    }),
  )
  const now = await getProject(context, id)
  return edited ? now : refuse(stale, { current: now })
}

/** Says where a project stands; whoever edits the whole of it meanwhile is told. Said twice, it is said once. */
export async function chooseStage(context: Context, id: string, stage: ProjectStage): Promise<Project> {
  const project = await findProject(context, id)
  allow(can.edit(context.actor, factsOf(project)))
  const { audienceId } = project
  await transact(context, async (tx) => {
    const rows = await tx.rows<{ from: ProjectStage }>(sql`
      UPDATE project p SET stage = ${stage}::project_stage FROM (SELECT id, stage FROM project WHERE id = ${id}::uuid FOR NO KEY UPDATE) was
      WHERE p.id = was.id AND was.stage <> ${stage}::project_stage RETURNING was.stage AS "from"`)
    const [moved] = rows
    if (!moved) return
    await tx.prisma.item.update({ where: { id }, data: { version: { increment: 1 }, lastAt: context.clock.now() } })
    await tx.record(stageChosen, { projectId: id, from: moved.from, stage }, { audienceId, itemId: id, projectId: id })
  })
  return getProject(context, id)
}

/** A partner takes no further part: its people see the project only as others do, or as members of its team. */
export async function withdrawPartner(context: Context, projectId: string, organisationId: string): Promise<void> {
  const project = await findProject(context, projectId)
  const { audienceId } = project
  allow(mayWithdraw(context.actor, factsOf(project)).includes(organisationId))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.projectPartner.deleteMany({ where: { projectId, organisationId } })
    if (count === 0) return
    await tx.prisma.audienceGrant.deleteMany({ where: { audienceId, kind: 'organisation', organisationId } })
    await tx.prisma.item.update({ where: { id: projectId }, data: { version: { increment: 1 } } })
    await tx.record(projectShared, { projectId }, { audienceId, itemId: projectId, projectId })
  })
}

/** Brings a person into the team: oneself where joining is open, anybody where the actor chooses the team. */
export async function joinTeam(context: Context, projectId: string, memberId: string): Promise<void> {
  const { actor } = context
  const project = await findProject(context, projectId)
  const facts = factsOf(project)
  const already = memberId === actor.id && actor.teams.includes(projectId)
  allow(already || can.chooseTeam(actor, facts) || (memberId === actor.id && can.join(actor, facts)))
  await refusing({ team_member_member_id_fkey: noSuchPerson }, () =>
    transact(context, (tx) => enterTeam(tx, context, { id: projectId, audienceId: project.audienceId }, memberId)),
  )
}

/**
 * Somebody is of the team from now on, inside the change that lets them in; whoever was already stays. Had they asked, that is answered.
 */
export async function enterTeam(
  tx: Transaction,
  { actor, clock }: OpenContext,
  { id: projectId, audienceId }: Pick<ProjectRow, 'id' | 'audienceId'>,
  memberId: string,
): Promise<void> {
  const now = clock.now()
  const { count } = await tx.prisma.teamMember.createMany({ data: [{ projectId, memberId, joinedAt: now }], skipDuplicates: true })
  await tx.prisma.projectRequest.updateMany({
    where: { projectId, memberId, answeredAt: null },
    data: { answeredAt: now, answeredById: actor?.id ?? null, accepted: true },
  })
  if (count > 0) await tx.record(teamJoined, { projectId, memberId }, { audienceId, itemId: projectId, projectId })
}

/** Hands the project over. The one who led it stays in the team, and may leave it from then on. */
export async function chooseLead(context: Context, projectId: string, memberId: string): Promise<Project> {
  const { actor, clock } = context
  const project = await findProject(context, projectId)
  allow(can.chooseTeam(actor, factsOf(project)))
  const { audienceId } = project
  await refusing({ team_member_member_id_fkey: noSuchPerson }, () =>
    transact(context, async (tx) => {
      await tx.prisma.teamMember.createMany({ data: [{ projectId, memberId, joinedAt: clock.now() }], skipDuplicates: true })
      const { count } = await tx.prisma.project.updateMany({
        where: { id: projectId, OR: [{ leadId: null }, { leadId: { not: memberId } }] },
        data: { leadId: memberId },
      })
      if (count > 0) await tx.record(leadChosen, { projectId, memberId }, { audienceId, itemId: projectId, projectId })
    }),
  )
  return getProject(context, projectId)
}

export async function leaveTeam(context: Context, projectId: string, memberId: string): Promise<void> {
  const project = await findProject(context, projectId)
  const facts = factsOf(project)
  if (memberId === facts.leadId) refuse(leadStays)
  allow(canTeam.remove(context.actor, facts, memberId))
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.teamMember.deleteMany({ where: { projectId, memberId } })
    if (count === 0) return
    await tx.record(teamLeft, { projectId, memberId }, { audienceId: project.audienceId, itemId: projectId, projectId })
  })
}

const ownColumns = ({ summary, description, stage, visibility, startsOn, endsOn }: ProjectInput) => ({
  summary,
  description,
  stage,
  visibility,
  startsOn: startsOn ? new Date(`${startsOn}T00:00:00Z`) : null,
  endsOn: endsOn ? new Date(`${endsOn}T00:00:00Z`) : null,
})

const saysOtherwise = (before: ProjectRow, { title, summary, description, startsOn, endsOn, stage }: ProjectInput) =>
  stage === before.stage ||
  title !== before.title ||
  summary !== before.summary ||
  description !== before.description ||
  startsOn !== before.startsOn ||
  endsOn !== before.endsOn

const sharesDifferently = ({ visibility, ribbon, hostId }: ProjectRow, input: ProjectInput) =>
  visibility !== input.visibility ||
  ribbon
    .map(({ id }) => id)
    .filter((id) => id !== hostId)
    .join() !== partnersOf(hostId, input.partnerIds).join()

/** Each partner once, in the order given; the host is no partner of its own. */
const partnersOf = (hostId: string, partnerIds: string[]) => [...new Set(partnerIds)].filter((id) => id !== hostId)

async function setPartners({ prisma }: Transaction, projectId: string, hostId: string, partnerIds: string[]): Promise<void> {
  const partners = partnersOf(hostId, partnerIds)
  await prisma.projectPartner.deleteMany({ where: { projectId, organisationId: { notIn: partners } } })
  // One that is there already keeps its row: a closed organisation stays, and only cannot come in.
  for (const [place, organisationId] of partners.entries())
    await prisma.projectPartner.upsert({
      where: { projectId_organisationId: { projectId, organisationId } },
      create: { projectId, organisationId, place },
      update: { place },
    })
}

interface Sharing {
  id: string
  audienceId: string
  hostId: string
  visibility: ProjectVisibility
  partnerIds: string[]
}

/** Who sees the project and all it holds: its team, and whom its visibility adds. */
async function setGrants({ prisma }: Transaction, { id, audienceId, hostId, visibility, partnerIds }: Sharing): Promise<void> {
  const organisations = visibility === 'team' ? [] : [hostId, ...partnersOf(hostId, partnerIds)]
  await prisma.audienceGrant.deleteMany({ where: { audienceId } })
  await prisma.audienceGrant.createMany({
    data: [
      { id: newId(), audienceId, kind: 'team' as const, projectId: id },
      ...organisations.map((organisationId) => ({ id: newId(), audienceId, kind: 'organisation' as const, organisationId })),
      ...(visibility === 'cluster' ? [{ id: newId(), audienceId, kind: 'cluster' as const }] : []),
    ],
  })
}

/** The actor was loaded before the project existed: it sees what it has just made. */
const withTeam = (context: Context, projectId: string, audienceId: string): Context => ({
  ...context,
  actor: { ...context.actor, teams: [...context.actor.teams, projectId], audiences: [...context.actor.audiences, audienceId] },
})

/**
 * The audience of those who care for a team: its people, and the managers of the host. Made when it is first needed; the lock keeps it one.
 */
export async function audienceOfTeam(tx: Transaction, { id, hostId }: Pick<ProjectRow, 'id' | 'hostId'>): Promise<string> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`team ${id}`}, 0))::text`)
  const there = await tx.rows<{ id: string }>(sql`
    SELECT t.audience_id AS id FROM audience_grant t JOIN audience_grant g ON g.audience_id = t.audience_id
    WHERE t.project_id = ${id}::uuid AND t.kind = 'team' AND g.kind = 'managers' AND g.organisation_id = ${hostId}::uuid`)
  if (there[0]) return there[0].id
  const audienceId = newId()
  await tx.prisma.audience.create({ data: { id: audienceId } })
  await tx.prisma.audienceGrant.createMany({
    data: [
      { id: newId(), audienceId, kind: 'team', projectId: id },
      { id: newId(), audienceId, kind: 'managers', organisationId: hostId },
    ],
  })
  await tx.record(teamGathered, { projectId: id }, { audienceId })
  return audienceId
}
