import { expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canMembership } from './policy.ts'

const cast = [
  actor('manager', { belongings: [belonging('fil', 'manager')] }),
  actor('member', { belongings: [belonging('fil', 'member')] }),
  actor('volunteer', { belongings: [belonging('fil', 'volunteer')] }),
  actor('guest'),
  actor('administrator', { administrator: true }),
]
const allowed = (rule: (actor: Actor) => boolean) => cast.filter(rule).map(({ id }) => id)

const open = null
const archived = { kind: 'archived' as const }

it.each([
  ['edit', ['manager', 'administrator']],
  ['addPeople', ['manager', 'administrator']],
  ['openThread', ['manager', 'member', 'volunteer']],
  ['hostProject', ['manager', 'member']],
  ['takeAway', ['manager', 'administrator']],
] as const)('%s: %j, in their own organisation only', (action, who) => {
  expect(allowed((actor) => can[action](actor, { id: 'fil', closure: open }))).toEqual(who)
  expect(allowed((actor) => can[action](actor, { id: 'elsewhere', closure: open }))).toEqual(who.filter((id) => id === 'administrator'))
})

it('a closed organisation is left to those who may restore it; its part may still be taken away', () => {
  for (const action of ['edit', 'addPeople', 'close'] as const)
    expect(allowed((actor) => can[action](actor, { id: 'fil', closure: archived }))).toEqual([])
  expect(allowed((actor) => can.takeAway(actor, { id: 'fil', closure: archived }))).toEqual(['manager', 'administrator'])
  expect(allowed((actor) => can.close(actor, { id: 'fil', closure: open }))).toEqual(['administrator'])
  expect(allowed((actor) => can.restore(actor, { id: 'fil', closure: archived }))).toEqual(['administrator'])
  for (const closure of [open, { kind: 'merged' as const }, { kind: 'left' as const }])
    expect(allowed((actor) => can.restore(actor, { id: 'fil', closure }))).toEqual([])
  const ofClosed = actor('member', { belongings: [belonging('fil', 'manager', true)] })
  expect([can.openThread(ofClosed, { id: 'fil' }), can.hostProject(ofClosed, { id: 'fil' })]).toEqual([false, false])
})

it('a membership is edited by managers and administrators, and ended by the person too', () => {
  const membership = { organisationId: 'fil', memberId: 'volunteer', closed: false }
  expect(allowed((actor) => canMembership.edit(actor, membership))).toEqual(['manager', 'administrator'])
  expect(allowed((actor) => canMembership.end(actor, membership))).toEqual(['manager', 'volunteer', 'administrator'])
  const inClosed = { ...membership, closed: true }
  expect(allowed((actor) => canMembership.edit(actor, inClosed))).toEqual([])
  expect(allowed((actor) => canMembership.end(actor, inClosed))).toEqual(['manager', 'volunteer', 'administrator'])
})
