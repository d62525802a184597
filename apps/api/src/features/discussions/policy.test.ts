import { describe, expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import type { Actor } from '../../platform/session/actor.ts'
import { can, canPost, type ThreadFacts } from './policy.ts'

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
const inProject: ThreadFacts = { authorId: 'author', project, organisationId: null, closed: false }
const inOrganisation: ThreadFacts = { authorId: 'author', project: null, organisationId: 'host', closed: false }
const inCluster: ThreadFacts = { authorId: 'author', project: null, organisationId: null, closed: false }
const closed = { ...inProject, closed: true }
const archived = { ...inProject, project: { ...project, archived: true } }

const allowed = (rule: (actor: Actor) => boolean) => (Object.keys(cast) as Who[]).filter((who) => rule(cast[who]))
const everybody = Object.keys(cast)

describe('whoever sees a thread', () => {
  it.each([
    ['may reply in a project', 'reply', inProject, everybody],
    ['may not reply once it is closed', 'reply', closed, []],
    ['may not reply in an archived project', 'reply', archived, []],
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
    ['it is removed once', 'remove', inProject, { ...post, removed: true }, []],
  ] as const)('%s', (_words, action, thread, facts, who) => {
    expect(allowed((actor) => canPost[action](actor, thread, facts))).toEqual(who)
  })
})
