import type { Closure, Membership, Organisation } from '@navette/contract/organisations/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'

interface OrganisationFacts {
  id: string
  /** Left out by whoever asks about the role alone. */
  closure?: Pick<Closure, 'kind'> | null
}
interface MembershipFacts {
  organisationId: string
  memberId: string
  /** The organisation is closed. */
  closed: boolean
}

export const roleIn = (actor: Actor, organisationId: string) =>
  actor.belongings.find(({ organisation }) => organisation.id === organisationId)?.role ?? null

/** The same, for what begins something new: in a closed organisation nobody does. */
const roleAtWork = (actor: Actor, organisationId: string) =>
  actor.belongings.find(({ organisation, closed }) => organisation.id === organisationId && !closed)?.role ?? null

const manages = (actor: Actor, organisationId: string) => actor.administrator || roleIn(actor, organisationId) === 'manager'

export const can = {
  /** An organisation tells its own story, through its managers; administrators may help. A closed one has told it. */
  edit: (actor: Actor, { id, closure }: OrganisationFacts) => !closure && manages(actor, id),
  /** Managers choose who belongs to their organisation, as long as it is at work. */
  addPeople: (actor: Actor, { id, closure }: OrganisationFacts) => !closure && manages(actor, id),
  /** A thread of the organisation is for its own people, volunteers included. */
  openThread: (actor: Actor, { id }: Pick<OrganisationFacts, 'id'>) => roleAtWork(actor, id) !== null,
  /** Its managers and members may start projects in its name. */
  hostProject: (actor: Actor, { id }: Pick<OrganisationFacts, 'id'>) => ['manager', 'member'].includes(roleAtWork(actor, id) ?? ''),
  /** What an organisation did here is its own: its managers take a copy whenever they like; administrators when it leaves. */
  takeAway: (actor: Actor, { id }: OrganisationFacts) => manages(actor, id),
  /** The cluster parts with an organisation through its administrators. */
  close: (actor: Actor, { closure }: OrganisationFacts) => !closure && actor.administrator,
  /** Archived, it may come back; merged or gone, there is nothing left to come back to. */
  restore: (actor: Actor, { closure }: OrganisationFacts) => closure?.kind === 'archived' && actor.administrator,
} satisfies Record<keyof Organisation['can'], (actor: Actor, organisation: OrganisationFacts) => boolean>

export const canMembership = {
  /** Roles and days are the managers' to change, until the organisation is closed. */
  edit: (actor: Actor, { organisationId, closed }: MembershipFacts) => !closed && manages(actor, organisationId),
  /** Managers end a membership; and whoever belongs somewhere may leave. */
  end: (actor: Actor, { organisationId, memberId }: MembershipFacts) => actor.id === memberId || manages(actor, organisationId),
} satisfies Record<keyof Membership['can'], (actor: Actor, membership: MembershipFacts) => boolean>
