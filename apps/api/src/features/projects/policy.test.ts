import { expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canTeam, mayHost, type ProjectFacts } from './policy.ts'

const cast = {
  lead: actor('lead', { belongings: [belonging('partner', 'member')], teams: ['project'] }),
  hostManager: actor('hostManager', { belongings: [belonging('host', 'manager')] }),
  hostMember: actor('hostMember', { belongings: [belonging('host', 'member')] }),
  hostVolunteer: actor('hostVolunteer', { belongings: [belonging('host', 'volunteer')] }),
  teamVolunteer: actor('teamVolunteer', { belongings: [belonging('host', 'volunteer')], teams: ['project'] }),
  teamMember: actor('teamMember', { belongings: [belonging('partner', 'member')], teams: ['project'] }),
  partnerManager: actor('partnerManager', { belongings: [belonging('partner', 'manager')] }),
  stranger: actor('stranger', { belongings: [belonging('elsewhere', 'manager')] }),
  guest: actor('guest', { teams: ['project'] }),
  administrator: actor('administrator', { administrator: true }),
}
type Who = keyof typeof cast

const project: ProjectFacts = { id: 'project', hostId: 'host', organisationIds: ['host', 'partner'], leadId: 'lead', archived: false }
const archived = { ...project, archived: true }
const allowed = (rule: (actor: Actor) => boolean) => (Object.keys(cast) as Who[]).filter((who) => rule(cast[who]))

it.each([
  ['shape it: its lead and the managers of its host', 'edit', project, ['lead', 'hostManager']],
  ['shape it once archived, to take it out again: the same', 'edit', archived, ['lead', 'hostManager']],
  ['choose its team: the same', 'chooseTeam', project, ['lead', 'hostManager']],
  [
    'join: people of its organisations who are not in it yet',
    'join',
    project,
    ['hostManager', 'hostMember', 'hostVolunteer', 'partnerManager'],
  ],
  ['join an archived project', 'join', archived, []],
  ['ask to join: whoever sees it and could not join by themselves', 'ask', project, ['stranger', 'administrator']],
  ['ask to join an archived project', 'ask', archived, []],
  [
    'invite: those who shape it, and managers and members of its organisations who are of its team',
    'invite',
    project,
    ['lead', 'hostManager', 'teamMember'],
  ],
  ['invite to an archived project', 'invite', archived, []],
  ['leave: the team, but its lead', 'leave', project, ['teamVolunteer', 'teamMember', 'guest']],
  [
    'open threads: the team, and members of its organisations',
    'openThread',
    project,
    ['lead', 'hostManager', 'hostMember', 'teamVolunteer', 'teamMember', 'partnerManager', 'guest'],
  ],
  ['open threads in an archived project', 'openThread', archived, []],
] as const)('who may %s', (_words, action, facts, who) => {
  expect(allowed((actor) => can[action](actor, facts))).toEqual(who)
})

it('who may take the guest out of the team: those who shape the project, and the guest', () => {
  expect(allowed((actor) => canTeam.remove(actor, project, 'guest'))).toEqual(['lead', 'hostManager', 'guest'])
})

it('a lead who left its organisations shapes it no longer', () => {
  const gone = actor('lead', { belongings: [belonging('elsewhere', 'manager')], teams: ['project'] })
  expect([can.edit(gone, project), can.chooseTeam(gone, project), canTeam.remove(gone, project, 'guest')]).toEqual([false, false, false])
})

it('nobody takes the lead out of the team', () => {
  expect(allowed((actor) => canTeam.remove(actor, project, 'lead'))).toEqual([])
})

it('who may start a project in the name of the host: its managers and members', () => {
  expect(allowed((actor) => mayHost(actor, 'host'))).toEqual(['hostManager', 'hostMember'])
})
