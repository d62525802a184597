import { describe, expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import { canApplication, canInvitation, canJoining, seesInvitations } from './policy.ts'

const people = {
  manager: actor('manager', { belongings: [belonging('fil', 'manager')] }),
  member: actor('member', { belongings: [belonging('fil', 'member')] }),
  volunteer: actor('volunteer', { belongings: [belonging('fil', 'volunteer')] }),
  elsewhere: actor('elsewhere', { belongings: [belonging('yht', 'manager')] }),
  administrator: actor('administrator', { administrator: true }),
  guest: actor('guest'),
}
type Kind = keyof typeof people
const who = (may: (kind: Kind) => boolean) => (Object.keys(people) as Kind[]).filter(may)

describe('invitations', () => {
  it.each([
    ['pending', 'resend', ['manager', 'administrator']],
    ['expired', 'resend', ['manager', 'administrator']],
    ['withdrawn', 'resend', []],
    ['accepted', 'resend', []],
    ['pending', 'withdraw', ['manager', 'administrator']],
    ['accepted', 'withdraw', []],
    ['withdrawn', 'restore', ['manager', 'administrator']],
    ['pending', 'restore', []],
  ] as const)('%s: %s', (state, act, allowed) => {
    expect(who((kind) => canInvitation[act](people[kind], { organisationId: 'fil', project: null, state }))).toEqual(allowed)
  })

  const project = { id: 'project', hostId: 'yht', organisationIds: ['yht', 'fil'], leadId: 'volunteer', archived: false }
  const team = (kind: Kind) => ({ ...people[kind], teams: ['project'] })

  it('to a project: by those who shape it, and those of its team who are managers or members of its organisations', () => {
    const facts = { organisationId: null, project, state: 'pending' as const }
    expect(who((kind) => canInvitation.withdraw(people[kind], facts))).toEqual(['volunteer', 'elsewhere'])
    expect(who((kind) => canInvitation.withdraw(team(kind), facts))).toEqual(['manager', 'member', 'volunteer', 'elsewhere'])
  })

  it('are seen by managers, of any organisation, and administrators', () => {
    expect(who((kind) => seesInvitations(people[kind]))).toEqual(['manager', 'elsewhere', 'administrator'])
  })
})

describe('joining', () => {
  const outside = ['elsewhere', 'administrator', 'guest']
  it.each([
    ['free', true, false, 'join', outside],
    ['free', false, false, 'join', []],
    ['free', true, false, 'apply', []],
    ['application', true, false, 'apply', outside],
    ['application', true, true, 'apply', []],
    ['application', true, false, 'join', []],
    ['closed', false, false, 'apply', []],
    ['closed', false, false, 'edit', ['manager', 'administrator']],
  ] as const)('%s, open %s, waiting %s: %s', (joining, open, waiting, act, allowed) => {
    expect(who((kind) => canJoining[act](people[kind], { organisationId: 'fil', joining, open, waiting }))).toEqual(allowed)
  })
})

describe('applications', () => {
  it.each([
    ['waiting', 'guest', 'answer', ['manager', 'administrator']],
    ['waiting', 'administrator', 'answer', ['manager']],
    ['declined', 'guest', 'answer', []],
    ['waiting', 'guest', 'withdraw', ['guest']],
    ['accepted', 'guest', 'withdraw', []],
  ] as const)('%s, of a %s: %s', (state, memberId, act, allowed) => {
    expect(who((kind) => canApplication[act](people[kind], { organisationId: 'fil', memberId, state }))).toEqual(allowed)
  })
})
