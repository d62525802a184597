import type { Belonging, Me, Member } from '@navette/contract/accounts/schema.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can } from './policy.ts'

export const presentMe = (actor: Actor): Me => ({
  ...actor,
  can: {
    startProject: can.startProject(actor),
    addOrganisation: can.addOrganisation(actor),
    openClusterThread: can.openClusterThread(actor),
    seePeople: can.seePeople(actor),
  },
})

export interface MemberRow {
  id: string
  name: string
  occupation: string
  administrator: boolean
  belongings: Belonging[]
}

export const presentMember = (row: MemberRow): Member => row
