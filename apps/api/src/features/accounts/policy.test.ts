import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import { describe, expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import { can } from './policy.ts'
import { presentMe } from './present.ts'

const withRoles = (...roles: MembershipRole[]) => actor('somebody', { belongings: roles.map((role, at) => belonging(`${at}`, role)) })

const cast = {
  'a guest': actor('guest'),
  'a volunteer': withRoles('volunteer'),
  'a volunteer of two organisations': withRoles('volunteer', 'volunteer'),
  'a member': withRoles('member'),
  'a manager': withRoles('manager'),
  'a volunteer here and a member there': withRoles('volunteer', 'member'),
  'an administrator of no organisation': actor('administrator', { administrator: true }),
  'an administrator who volunteers': actor('administrator', { administrator: true, belongings: [belonging('fil', 'volunteer')] }),
}

type Rule = keyof typeof can
const rules: Record<keyof typeof cast, Rule[]> = {
  'a guest': [],
  'a volunteer': ['seePeople'],
  'a volunteer of two organisations': ['seePeople'],
  'a member': ['startProject', 'openClusterThread', 'seePeople'],
  'a manager': ['startProject', 'openClusterThread', 'seePeople', 'bringArchives'],
  'a volunteer here and a member there': ['startProject', 'openClusterThread', 'seePeople'],
  'an administrator of no organisation': ['addOrganisation', 'openClusterThread', 'seePeople', 'bringArchives'],
  'an administrator who volunteers': ['addOrganisation', 'openClusterThread', 'seePeople', 'bringArchives'],
}

describe.each(Object.entries(cast))('%s', (who, person) => {
  it('may do this and nothing else', () => {
    const allowed = (Object.keys(can) as Rule[]).filter((rule) => can[rule](person))
    expect(allowed.toSorted()).toEqual(rules[who as keyof typeof cast].toSorted())
  })

  it('is told the same', () => {
    for (const rule of Object.keys(can) as Rule[]) expect(presentMe(person).can[rule], rule).toBe(can[rule](person))
  })
})
