import { type Ability, abilities, type RoleKind, roleKinds } from '@navette/contract/administration/abilities.ts'
import { editCluster } from '@navette/contract/administration/endpoints.ts'
import { describe, expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import { can as anywhere } from '../accounts/policy.ts'
import { can as ofOrganisation } from '../organisations/policy.ts'
import { type AccountFacts, can } from './policy.ts'

const account = (rest: Partial<AccountFacts> = {}): AccountFacts => ({
  id: 'somebody',
  kind: 'member',
  hasAddress: true,
  administrator: false,
  suspended: false,
  leaving: false,
  attached: true,
  ...rest,
})

const helene = actor('helene', { administrator: true })

type Rule = keyof typeof can
const table: [who: string, AccountFacts, Rule[]][] = [
  ['a member of an organisation', account(), ['remind', 'changeRole', 'suspend', 'appoint']],
  ['a guest', account({ attached: false }), ['remind', 'suspend', 'appoint']],
  ['somebody without an address', account({ hasAddress: false }), ['changeRole']],
  ['somebody who is only invited', account({ kind: 'invited' }), ['remind']],
  ['another administrator', account({ administrator: true }), ['remind', 'changeRole', 'suspend', 'dismiss']],
  ['the administrator themselves', account({ id: 'helene', administrator: true }), ['remind', 'changeRole', 'dismiss']],
  ['somebody suspended', account({ suspended: true }), ['changeRole', 'restore']],
  ['somebody who is leaving', account({ leaving: true }), ['changeRole', 'suspend']],
  ['a suspended administrator', account({ suspended: true, administrator: true }), ['changeRole', 'restore', 'dismiss']],
]

const allowed = (who: typeof helene, facts: AccountFacts) => (Object.keys(can) as Rule[]).filter((rule) => can[rule](who, facts))

describe.each(table)('with %s', (_who, facts, rules) => {
  it('an administrator may do this and nothing else', () => {
    expect(allowed(helene, facts).toSorted()).toEqual(rules.toSorted())
  })

  it('nobody else may do anything', () => {
    const others = [
      actor('guest'),
      actor('volunteer', { belongings: [belonging('fil', 'volunteer')] }),
      actor('manager', { belongings: [belonging('fil', 'manager')] }),
    ]
    for (const other of others) expect(allowed(other, facts), other.id).toEqual([])
  })
})

describe('what the interface says of each role', () => {
  const here = 'fil'
  const cast: Record<RoleKind, typeof helene> = {
    administrator: helene,
    manager: actor('manager', { belongings: [belonging(here, 'manager')] }),
    member: actor('member', { belongings: [belonging(here, 'member')] }),
    volunteer: actor('volunteer', { belongings: [belonging(here, 'volunteer')] }),
    guest: actor('guest'),
  }
  const organisation = { id: here }
  const rules: Record<Ability['can'], (who: typeof helene) => boolean> = {
    read_shared: () => true,
    see_people: (who) => anywhere.seePeople(who),
    speak_in_organisation: (who) => ofOrganisation.openThread(who, organisation),
    start_projects: (who) => ofOrganisation.hostProject(who, organisation),
    speak_to_cluster: (who) => anywhere.openClusterThread(who),
    edit_organisation: (who) => ofOrganisation.edit(who, organisation),
    choose_people: (who) => ofOrganisation.addPeople(who, organisation),
    welcome_organisations: (who) => anywhere.addOrganisation(who),
    keep_accounts: (who) => can.suspend(who, account()),
    appoint: (who) => can.appoint(who, account()),
    settings: (who) => editCluster.access === 'administrator' && who.administrator,
  }

  it.each(abilities)('is what the rules say: $can', ({ can: ability, roles }) => {
    expect(roleKinds.filter((kind) => rules[ability](cast[kind])).toSorted()).toEqual([...roles].toSorted())
  })
})
