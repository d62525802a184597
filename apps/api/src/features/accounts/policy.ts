import type { Belonging, Me, Person, PhoneReaders, Standing } from '@navette/contract/accounts/schema.ts'
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
  /** The archive of a list puts many words into many mouths: those who look after the cluster, or after an organisation, bring it. */
  bringArchives: ({ administrator, belongings }: Actor) =>
    administrator || belongings.some(({ role, closed }) => role === 'manager' && !closed),
} satisfies Record<keyof Me['can'], (actor: Actor) => boolean>

export interface PersonFacts {
  id: string
  standing: Standing
  phoneReaders: PhoneReaders
  /** The places that they have today. */
  belongings: Belonging[]
}

/** The roles that the actor has in the organisations that this person belongs to. */
const rolesBeside = (actor: Actor, { belongings }: PersonFacts) => {
  const theirs = new Set(belongings.map(({ organisation }) => organisation.id))
  return actor.belongings.filter(({ organisation }) => theirs.has(organisation.id)).map(({ role }) => role)
}

const manages = (actor: Actor, person: PersonFacts) => rolesBeside(actor, person).includes('manager')

/** Whoever has no account cannot speak for themselves: managers of an organisation of theirs do, or an administrator. */
const speaksFor = (actor: Actor, person: PersonFacts) => person.standing === 'none' && (actor.administrator || manages(actor, person))

/** What a person may do with another, on their page. */
export const canPerson = {
  edit: speaksFor,
  giveAddress: speaksFor,
  /** At the person's own request (GDPR, article 15): everybody has a door of their own for themselves. */
  export: (actor: Actor, { id, standing }: PersonFacts) => actor.administrator && id !== actor.id && standing !== 'gone',
  /** At the person's own request (GDPR, article 17). */
  close: (actor: Actor, { id, standing }: PersonFacts) => actor.administrator && id !== actor.id && ['account', 'none'].includes(standing),
  /** Until it is erased, an account that was closed in error is given back. */
  keep: (actor: Actor, { standing }: PersonFacts) => actor.administrator && standing === 'leaving',
} satisfies Record<keyof Person['can'], (actor: Actor, person: PersonFacts) => boolean>

/** What a reader learns of a person beyond their name. */
export const seesOf = {
  /** The person chose who; an administrator is nobody special here. Whoever speaks for somebody without an account must read it to correct it. */
  phone: (actor: Actor, person: PersonFacts): boolean => {
    if (actor.id === person.id || speaksFor(actor, person)) return true
    if (person.phoneReaders === 'cluster') return actor.insider
    if (person.phoneReaders === 'colleagues') return rolesBeside(actor, person).length > 0
    return person.phoneReaders === 'managers' && manages(actor, person)
  },
  /** An address opens the account and receives its letters: those who look after the account read it. */
  email: (actor: Actor, person: PersonFacts): boolean => actor.id === person.id || actor.administrator || manages(actor, person),
}
