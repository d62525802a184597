import type { Me } from '@navette/contract/accounts/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

const writes = ({ belongings }: Actor) => belongings.some(({ role }) => role !== 'volunteer')

/** What a person may start from anywhere; what they may do with a thing stands beside that thing's feature. */
export const can = {
  /** Managers and members of an organisation start projects; volunteers come to help in those of others. */
  startProject: writes,
  /** The cluster welcomes an organisation through its administrators. */
  addOrganisation: (actor: Actor) => actor.administrator,
  /** Whoever belongs to the cluster may speak to all of it; volunteers do it from their projects. */
  openClusterThread: (actor: Actor) => actor.administrator || writes(actor),
  /** A guest meets the people of one project, not the directory. */
  seePeople: (actor: Actor) => actor.insider,
} satisfies Record<keyof Me['can'], (actor: Actor) => boolean>
