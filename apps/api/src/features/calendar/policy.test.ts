import { expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canDate, canOutside, type EventFacts, fitsPlace, mayHost } from './policy.ts'

const cast = {
  author: actor('author', { belongings: [belonging('elsewhere', 'member')] }),
  hostManager: actor('hostManager', { belongings: [belonging('host', 'manager')] }),
  hostMember: actor('hostMember', { belongings: [belonging('host', 'member')] }),
  hostVolunteer: actor('hostVolunteer', { belongings: [belonging('host', 'volunteer')] }),
  partnerMember: actor('partnerMember', { belongings: [belonging('partner', 'member')] }),
  partnerVolunteer: actor('partnerVolunteer', { belongings: [belonging('partner', 'volunteer')], teams: ['project'] }),
  contact: actor('contact', { belongings: [belonging('elsewhere', 'volunteer')] }),
  stranger: actor('stranger', { belongings: [belonging('elsewhere', 'manager')] }),
  guest: actor('guest'),
  teamGuest: actor('teamGuest', { teams: ['project'] }),
  administrator: actor('administrator', { administrator: true }),
}
type Who = keyof typeof cast

const event: EventFacts = {
  hostId: 'host',
  organisationIds: ['host', 'partner'],
  projectId: 'project',
  followed: false,
  authorId: 'author',
  contactId: 'contact',
}
const allowed = (rule: (actor: Actor) => boolean) => (Object.keys(cast) as Who[]).filter((who) => rule(cast[who]))
const upkeep = ['hostManager', 'hostMember', 'partnerMember', 'contact']
const hosts = ['hostManager', 'hostMember']

it.each([
  ['change it: managers and members of all who carry it, and whoever is asked about it', 'edit', upkeep],
  ['cancel it: the same', 'cancel', upkeep],
  ['say who carries it and who sees it: the host’s managers and members', 'share', hosts],
  ['take it off the calendar: the same', 'remove', hosts],
] as const)('who may %s', (_words, action, who) => {
  expect(allowed((actor) => can[action](actor, event))).toEqual(who)
})

it('who may move a date: whoever may change the event', () => {
  expect(allowed((actor) => canDate.move(actor, event))).toEqual(upkeep)
})

it('who may ask about it: everybody of the cluster, and guests of its team', () => {
  expect(allowed((actor) => !can.openThread(actor, event))).toEqual(['guest'])
  expect(allowed((actor) => !can.openThread(actor, { ...event, projectId: null }))).toEqual(['guest', 'teamGuest'])
})

it('who may put an event on the calendar for the host: its managers and members', () => {
  expect(allowed((actor) => mayHost(actor, 'host'))).toEqual(hosts)
})

it('who may show a calendar from outside in its name: its managers, and administrators', () => {
  expect(allowed((actor) => canOutside.keep(actor, { organisationId: 'host' }))).toEqual(['hostManager', 'administrator'])
})

it('what a calendar from outside goes on telling of is changed there; its host takes it off', () => {
  const followed = { ...event, followed: true }
  for (const action of ['edit', 'cancel', 'share'] as const) expect(allowed((actor) => can[action](actor, followed))).toEqual([])
  expect(allowed((actor) => canDate.move(actor, followed))).toEqual([])
  expect(allowed((actor) => can.remove(actor, followed))).toEqual(hosts)
})

it('a closed organisation puts nothing on the calendar, and changes nothing', () => {
  const left = actor('left', { belongings: [belonging('host', 'manager', true)] })
  expect([mayHost(left, 'host'), can.edit(left, event), can.share(left, event)]).toEqual([false, false, false])
})

it.each([
  ['public', null, true],
  ['cluster', null, true],
  ['organisations', null, true],
  ['project', null, false],
  ['team', null, false],
  ['public', 'project', true],
  ['cluster', 'project', true],
  ['organisations', 'project', false],
  ['project', 'project', true],
  ['team', 'project', true],
  ['team', 'another', false],
] as const)('what is shared as « %s » may belong to %s: %s', (visibility, projectId, fits) => {
  expect(fitsPlace(cast.teamGuest, visibility, projectId)).toBe(fits)
})
