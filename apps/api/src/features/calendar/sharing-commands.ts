import { carriersGathered, eventTakenAway } from '@navette/contract/calendar/activities.ts'
import { visibilityUnfit } from '@navette/contract/calendar/endpoints.ts'
import type { EventVisibility } from '@navette/contract/calendar/schema.ts'
import type { Context } from '../../platform/context.ts'
import { commonAudience, type Grant } from '../../platform/db/common-audience.ts'
import type { Transaction } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import { audiencesOf, clusterAudience, publicAudience } from '../../platform/session/actor.ts'
import { audienceOfOrganisation } from '../organisations/queries.ts'
import { can as canProject } from '../projects/policy.ts'
import { factsOfProject, findProject } from '../projects/queries.ts'
import { fitsPlace } from './policy.ts'
import type { EventRow } from './present.ts'

/** Who sees an event, as it is chosen (decision 023). */
interface Shared {
  visibility: EventVisibility
  projectId: string | null
  partnerIds: string[]
}

/**
 * The audience of the project that an event is shared like, where the actor may put things into that project; null where it is shared otherwise.
 *
 * @param before the project that it lies in already: it may stay there, even out of the sight of whoever changes it
 */
export async function projectFor(
  context: Context,
  { projectId, visibility }: Shared,
  before: string | null = null,
): Promise<string | null> {
  if (!fitsPlace(context.actor, visibility, projectId)) refuse(visibilityUnfit)
  if (!projectId || (projectId === before && visibility !== 'project')) return null
  const project = await findProject(context, projectId)
  if (projectId !== before) allow(canProject.openThread(context.actor, factsOfProject(project)))
  return project.audienceId
}

interface Sharing extends Shared {
  hostId: string
  projectAudienceId: string | null
}

/** Who sees an event: the audience that everything shared like it points at. */
export async function audienceFor(
  tx: Transaction,
  { visibility, projectId, hostId, partnerIds, projectAudienceId }: Sharing,
): Promise<string> {
  const team: Grant[] = projectId ? [{ kind: 'team', projectId }] : []
  const gather = async (grants: Grant[]) => {
    const { id, isNew } = await commonAudience(tx, grants)
    if (isNew) await tx.record(carriersGathered, {}, { audienceId: id })
    return id
  }
  switch (visibility) {
    case 'public':
      return publicAudience
    case 'cluster':
      // Guests of a team see what their project prepares.
      return projectId ? gather([{ kind: 'cluster' }, ...team]) : clusterAudience
    case 'project':
      return found(projectAudienceId)
    case 'team':
      return gather(team)
    case 'organisations': {
      const partners = partnersOf(hostId, partnerIds)
      if (partners.length === 0) return audienceOfOrganisation(tx, hostId)
      return gather([hostId, ...partners].map((organisationId) => ({ kind: 'organisation', organisationId })))
    }
  }
}

/** Its organisations, its project and its readers, and the past of it: whoever sees it now reads its history. */
export async function shareDifferently(tx: Transaction, before: EventRow, sharing: Sharing): Promise<void> {
  const { eventId: id } = before
  await setPartners(tx, id, sharing.hostId, sharing.partnerIds)
  const audienceId = await audienceFor(tx, sharing)
  const { projectId } = sharing
  await tx.prisma.item.update({ where: { id }, data: { audienceId, projectId } })
  if (audienceId === before.audienceId && projectId === before.projectId) return
  await tx.prisma.activity.updateMany({ where: { itemId: id }, data: { audienceId, projectId } })
  if (audienceId !== before.audienceId)
    await tx.record(eventTakenAway, { eventId: id, projectId: before.projectId }, { audienceId: before.audienceId })
}

/** Beside its host. */
export async function setPartners({ prisma }: Transaction, eventId: string, hostId: string, partnerIds: string[]): Promise<void> {
  const partners = partnersOf(hostId, partnerIds)
  await prisma.eventPartner.deleteMany({ where: { eventId, organisationId: { notIn: partners } } })
  // One that is there already keeps its row: a closed organisation stays, and only cannot come in.
  for (const [place, organisationId] of partners.entries())
    await prisma.eventPartner.upsert({
      where: { eventId_organisationId: { eventId, organisationId } },
      create: { eventId, organisationId, place },
      update: { place },
    })
}

/** Each partner once, in the order given; the host is no partner of its own. */
const partnersOf = (hostId: string, partnerIds: string[]) => [...new Set(partnerIds)].filter((id) => id !== hostId)

/** Other people would see it, or other organisations carry it. */
export const sharesDifferently = ({ visibility, projectId, organisationIds: [, ...partners], hostId }: EventRow, input: Shared) =>
  visibility !== input.visibility || projectId !== input.projectId || partners.join() !== partnersOf(hostId, input.partnerIds).join()

/** The actor was loaded before an audience came about with the event: it sees what it has just made, where it is among those. */
export async function withNewAudiences(context: Context): Promise<Context> {
  const { actor, clock, db } = context
  const audiences = (await audiencesOf(db, [actor.id], clock.today())).get(actor.id) ?? actor.audiences
  return { ...context, actor: { ...actor, audiences } }
}
