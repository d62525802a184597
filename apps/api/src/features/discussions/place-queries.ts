import { notFound } from '@navette/contract/core/errors.ts'
import { notDiscussed, onePlace } from '@navette/contract/discussions/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { clusterAudience } from '../../platform/session/actor.ts'
import { can as canAccount } from '../accounts/policy.ts'
import { findItem } from '../items/queries.ts'
import { can as canOrganisation } from '../organisations/policy.ts'
import { audienceOfOrganisation, getOrganisation } from '../organisations/queries.ts'
import type { Place } from './commands.ts'

export interface Whereto {
  projectId: string | null
  aboutId: string | null
  organisationId: string | null
}

/** Where the actor may hang a thread: on an item of a kind that is discussed, as that kind allows; else in an organisation or the cluster. */
export async function placeFor(context: Context, { projectId, aboutId, organisationId }: Whereto): Promise<Place> {
  const { actor, db } = context
  const [itemId, ...more] = [projectId, aboutId, organisationId].filter((id) => id !== null)
  if (more.length > 0) return refuse(onePlace)
  if (organisationId) {
    allow(canOrganisation.openThread(actor, await getOrganisation(context, organisationId)))
    return { projectId, organisationId, audienceId: await audienceOfOrganisation(db, organisationId) }
  }
  if (itemId) return placeOn(context, itemId, projectId !== null)
  allow(canAccount.openClusterThread(actor))
  return { projectId, organisationId, audienceId: clusterAudience }
}

/** On an item: the item's feature says in its manifest who may open a thread there. */
async function placeOn(context: Context, aboutId: string, asProject: boolean): Promise<Place> {
  const item = await findItem(context, aboutId)
  if (asProject && item.kind !== 'project') return refuse(notFound)
  const kind = context.features.flatMap(({ items = [] }) => items).find(({ kind }) => kind === item.kind)
  if (!kind?.discussed) return refuse(notDiscussed)
  allow(await kind.discussed(context, aboutId))
  const { projectUnder, organisationId, audienceId } = item
  return { projectId: projectUnder, organisationId, audienceId, aboutId }
}
