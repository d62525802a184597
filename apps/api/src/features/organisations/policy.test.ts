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

it.each([
  ['edit', ['manager', 'administrator']],
  ['addPeople', ['manager', 'administrator']],
  ['openThread', ['manager', 'member', 'volunteer']],
  ['hostProject', ['manager', 'member']],
] as const)('%s: %j, in their own organisation only', (action, who) => {
  expect(allowed((actor) => can[action](actor, { id: 'fil' }))).toEqual(who)
  expect(allowed((actor) => can[action](actor, { id: 'elsewhere' }))).toEqual(who.filter((id) => id === 'administrator'))
})

it.each(['edit', 'end'] as const)('%s a membership: managers and administrators', (action) => {
  expect(allowed((actor) => canMembership[action](actor, { organisationId: 'fil' }))).toEqual(['manager', 'administrator'])
})
