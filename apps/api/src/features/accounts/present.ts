import type { Belonging, Departure, FormerBelonging, Me, Member, Person, Standing } from '@navette/contract/accounts/schema.ts'
import type { PersonRef } from '@navette/contract/core/refs.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canPerson, type PersonFacts, seesOf } from './policy.ts'

export const presentMe = (actor: Actor): Me => ({
  ...actor,
  can: {
    startProject: can.startProject(actor),
    addOrganisation: can.addOrganisation(actor),
    openClusterThread: can.openClusterThread(actor),
    bringArchives: can.bringArchives(actor),
    seePeople: can.seePeople(actor),
  },
})

export interface MemberRow {
  id: string
  name: string
  portrait: number | null
  occupation: string
  skills: string[]
  standing: Standing
  administrator: boolean
  belongings: Belonging[]
}

export const presentMember = (row: MemberRow): Member => row

export interface PersonRow extends MemberRow, PersonFacts {
  pronouns: string
  about: string
  email: string | null
  phone: string
  former: FormerBelonging[]
  leavingAt: string | null
}

/** A person for one reader: an address and a telephone leave the server only for those who may read them. */
export const presentPerson = (actor: Actor, person: PersonRow): Person => ({
  ...person,
  email: seesOf.email(actor, person) ? person.email : null,
  phone: seesOf.phone(actor, person) ? person.phone || null : null,
  leavingAt: actor.administrator ? person.leavingAt : null,
  can: {
    edit: canPerson.edit(actor, person),
    giveAddress: canPerson.giveAddress(actor, person),
    export: canPerson.export(actor, person),
    close: canPerson.close(actor, person),
    keep: canPerson.keep(actor, person),
  },
})

export interface DepartureRow {
  id: string
  person: PersonRef
  at: Date
  by: PersonRef | null
  erasesAt: Date
  erasedAt: Date | null
}

export const presentDeparture = ({ person, at, by, erasesAt, erasedAt }: DepartureRow): Departure => ({
  person,
  at: at.toISOString(),
  by,
  erasesAt: erasesAt.toISOString(),
  erasedAt: erasedAt?.toISOString() ?? null,
})
