import type { Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

interface OrganisationFacts {
  id: string
}
interface MembershipFacts {
  organisationId: string
}

export const roleIn = (actor: Actor, organisationId: string) =>
  actor.belongings.find(({ organisation }) => organisation.id === organisationId)?.role ?? null

const manages = (actor: Actor, organisationId: string) => actor.administrator || roleIn(actor, organisationId) === 'manager'

export const can = {
  /** An organisation tells its own story, through its managers; administrators may help. */
  edit: (actor: Actor, { id }: OrganisationFacts) => manages(actor, id),
  /** Managers choose who belongs to their organisation. */
  addPeople: (actor: Actor, { id }: OrganisationFacts) => manages(actor, id),
  /** A thread of the organisation is for its own people, volunteers included. */
  openThread: (actor: Actor, { id }: OrganisationFacts) => roleIn(actor, id) !== null,
  /** Its managers and members may start projects in its name. */
  hostProject: (actor: Actor, { id }: OrganisationFacts) => ['manager', 'member'].includes(roleIn(actor, id) ?? ''),
} satisfies Record<keyof Organisation['can'], (actor: Actor, organisation: OrganisationFacts) => boolean>

export const canMembership = {
  /** Roles and ends are the managers' to change. */
  edit: (actor: Actor, { organisationId }: MembershipFacts) => manages(actor, organisationId),
  /** The same who may change a membership may end it. */
  end: (actor: Actor, { organisationId }: MembershipFacts) => manages(actor, organisationId),
} satisfies Record<keyof Membership['can'], (actor: Actor, membership: MembershipFacts) => boolean>
