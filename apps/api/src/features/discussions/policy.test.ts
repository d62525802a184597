import { describe, expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canArchive, canPost, mayAnswerReport, mayReact, maySummarise, type ThreadFacts } from './policy.ts'

const cast = {
  author: actor('author'),
  lead: actor('lead', { belongings: [belonging('partner', 'member')] }),
  manager: actor('manager', { belongings: [belonging('host', 'manager')] }),
  partnerManager: actor('partner', { belongings: [belonging('partner', 'manager')] }),
  volunteer: actor('volunteer', { belongings: [belonging('host', 'volunteer')] }),
  guest: actor('guest', { teams: ['project'] }),
  administrator: actor('admin', { administrator: true }),
}
type Who = keyof typeof cast

const project = { id: 'project', hostId: 'host', organisationIds: ['host', 'partner'], leadId: 'lead', archived: false }
const open = { organisationClosed: false, closed: false, apart: false, between: null, announcement: null }
const inProject: ThreadFacts = { ...open, authorId: 'author', project, organisationId: null }
const inOrganisation: ThreadFacts = { ...open, authorId: 'author', project: null, organisationId: 'host' }
const inCluster: ThreadFacts = { ...open, authorId: 'author', project: null, organisationId: null }
const application = { ...inOrganisation, apart: true }
const ofTwo = { ...inCluster, apart: true, between: 2 }
const ofThree = { ...ofTwo, between: 3 }
const announced = { ...inProject, announcement: { byId: 'lead', confirmed: false } }
const closed = { ...inProject, closed: true }
const ofClosed = { ...inOrganisation, organisationClosed: true }
const archived = { ...inProject, project: { ...project, archived: true } }

const allowed = (rule: (actor: Actor) => boolean) => (Object.keys(cast) as Who[]).filter((who) => rule(cast[who]))
const everybody = Object.keys(cast)

describe('whoever sees a thread', () => {
  it.each([
    ['may reply in a project', 'reply', inProject, everybody],
    ['may not reply once it is closed', 'reply', closed, []],
    ['may not reply in an archived project', 'reply', archived, []],
    ['may not reply in a closed organisation', 'reply', ofClosed, []],
    ['may rename in a project: its author, the lead, managers of the host', 'edit', inProject, ['author', 'lead', 'manager']],
    [
      'may rename in an organisation: its author, its managers, administrators',
      'edit',
      inOrganisation,
      ['author', 'manager', 'administrator'],
    ],
    ['may rename in the cluster: its author, administrators', 'edit', inCluster, ['author', 'administrator']],
    ['may close: the same as rename', 'close', inProject, ['author', 'lead', 'manager']],
    ['may not close twice', 'close', closed, []],
    ['may reopen what is closed: the same', 'reopen', closed, ['author', 'lead', 'manager']],
    ['may not reopen what is open', 'reopen', inProject, []],
    ['may pin in a project: the lead, managers of the host, and not its author', 'pin', inProject, ['lead', 'manager']],
    ['may pin in an organisation: its managers, administrators', 'pin', inOrganisation, ['manager', 'administrator']],
    ['may pin in the cluster: administrators', 'pin', inCluster, ['administrator']],
    ['may not pin what an applicant and managers say', 'pin', application, []],
    ['may announce: the same as pin', 'announce', inProject, ['lead', 'manager']],
    ['may confirm: everybody whom it asks', 'confirm', announced, everybody.filter((who) => who !== 'lead')],
    ['may not confirm twice', 'confirm', { ...announced, announcement: { byId: 'lead', confirmed: true } }, []],
    ['may not confirm what asks nothing', 'confirm', inProject, []],
    ['may move, split and merge: the same as rename', 'rearrange', inProject, ['author', 'lead', 'manager']],
    ['may not move an application', 'rearrange', application, []],
    ['may not move a conversation', 'rearrange', ofThree, []],
    ['may neither rename nor close a conversation, not even an administrator', 'edit', ofThree, []],
    ['may go on with more people, in a conversation', 'gather', ofTwo, everybody],
    ['may not leave a conversation of two', 'leave', ofTwo, []],
    ['may leave a conversation of three', 'leave', ofThree, everybody],
    ['may not leave a thread of a project', 'leave', inProject, []],
  ] as const)('%s', (_words, action, thread, who) => {
    expect(allowed((actor) => can[action](actor, thread))).toEqual(who)
  })
})

describe('of a post by the volunteer', () => {
  const post = { authorId: 'volunteer', removed: false }
  it.each([
    ['only its author changes the words', 'edit', inProject, post, ['volunteer']],
    ['nobody changes the words of a closed thread', 'edit', closed, post, []],
    ['nobody changes the words of an archived project', 'edit', archived, post, []],
    ['nobody changes what is removed', 'edit', inProject, { ...post, removed: true }, []],
    ['its author and those who keep order remove it', 'remove', inProject, post, ['author', 'lead', 'manager', 'volunteer']],
    ['it can be removed from a closed thread too', 'remove', closed, post, ['author', 'lead', 'manager', 'volunteer']],
    [
      'whoever removed it puts it back',
      'restore',
      inProject,
      { ...post, removed: true, removedById: 'guest', kept: true },
      ['author', 'lead', 'manager', 'guest'],
    ],
    [
      'what its author took back is theirs',
      'restore',
      inProject,
      { ...post, removed: true, removedById: 'volunteer', kept: true },
      ['volunteer'],
    ],
    ['what is no longer kept stays away', 'restore', inProject, { ...post, removed: true, removedById: 'lead', kept: false }, []],
    ['everybody else may report it', 'report', inProject, post, everybody.filter((who) => who !== 'volunteer')],
    ['it is removed once', 'remove', inProject, { ...post, removed: true }, []],
  ] as const)('%s', (_words, action, thread, facts, who) => {
    expect(allowed((actor) => canPost[action](actor, thread, facts))).toEqual(who)
  })
})

it('whoever brought an archive, or looks after its place, takes it out again; its messages are for those who read the place', () => {
  const archive = { byId: 'author', audienceId: 'keepers', placeRead: false }
  const keeper = { ...cast.manager, audiences: ['keepers'] }
  expect(allowed((actor) => canArchive.bring(actor, archive))).toEqual(['author'])
  expect(allowed((actor) => canArchive.undo(actor, archive))).toEqual(['author'])
  expect(allowed((actor) => canArchive.read(actor, archive))).toEqual(['author'])
  expect([canArchive.bring(keeper, archive), canArchive.undo(keeper, archive), canArchive.read(keeper, archive)]).toEqual([
    false,
    true,
    false,
  ])
  expect(canArchive.read(keeper, { ...archive, placeRead: true })).toBe(true)
  expect(canArchive.undo(keeper, { ...archive, audienceId: null })).toBe(false)
})

it('those who keep order answer reports and sum up; whoever wrote what is reported does not answer', () => {
  const post = { authorId: 'lead', removed: false }
  expect(allowed((actor) => mayAnswerReport(actor, inProject, post))).toEqual(['author', 'manager'])
  expect(allowed((actor) => maySummarise(actor, inProject))).toEqual(['author', 'lead', 'manager'])
  expect(allowed((actor) => maySummarise(actor, archived))).toEqual([])
  expect(allowed((actor) => mayReact(actor, closed, post))).toEqual(everybody)
  expect(allowed((actor) => mayReact(actor, archived, post))).toEqual([])
})
