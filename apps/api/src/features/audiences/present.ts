import type { Reason } from '@navette/contract/audiences/schema.ts'
import type { OrganisationRef, PersonRef } from '@navette/contract/core/refs.ts'
import type { Actor } from '../../platform/session/actor.ts'

export interface ReasonRow {
  id: string
  kind: Reason['kind']
  count: number
  organisation: OrganisationRef | null
  project: { id: string; title: string } | null
  person: PersonRef | null
}

/** A grant as its readers see it; a check of the database holds that it names just what its kind needs. */
export const presentReason = (actor: Actor, { id, kind, count, organisation, project, person }: ReasonRow): Reason =>
  ({
    id,
    kind,
    count: actor.insider ? count : null,
    ...(organisation && { organisation }),
    ...(project && { project }),
    ...(person && { person }),
  }) as Reason
