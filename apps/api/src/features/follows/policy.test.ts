import type { FollowLevel, FollowReason } from '@navette/contract/follows/schema.ts'
import { describe, expect, it } from 'vitest'
import { actor, belonging } from '../../../test/actors.ts'
import { hearing, otherwise, type Standing } from './policy.ts'

/** A thread on a file of a project. */
const thread: Standing = { id: 'thread', own: null, aboutId: 'file', projectId: 'project', organisationId: 'organisation' }
const noted: Standing = { ...thread, own: 'wrote' }
/** A thread of an organisation, and one of the whole cluster. */
const ofOrganisation: Standing = { id: 'thread', own: null, aboutId: null, projectId: null, organisationId: 'organisation' }
const ofCluster: Standing = { ...ofOrganisation, organisationId: null }

const everywhere = { cluster: 'nothing', organisation: 'mentions', project: 'threads', file: 'everything', thread: 'mentions' } as const
const without = (...places: (keyof typeof everywhere)[]) =>
  Object.fromEntries(Object.entries(everywhere).filter(([place]) => !places.some((left) => left === place)))

describe('what is chosen for the nearest holds', () => {
  it.each<[string, Partial<Record<string, FollowLevel>>, Standing, FollowLevel, FollowReason, string | null]>([
    ['the thread itself', everywhere, thread, 'mentions', 'chosen', null],
    ['the thread itself, whatever one did in it', everywhere, noted, 'mentions', 'chosen', null],
    ['what one did in it, over all that holds it', without('thread'), noted, 'everything', 'wrote', null],
    [
      'a conversation, over the whole cluster',
      { cluster: 'nothing' },
      { ...ofCluster, own: 'conversation' },
      'everything',
      'conversation',
      null,
    ],
    ['what it hangs on', without('thread'), thread, 'everything', 'inherited', 'file'],
    ['its project', without('thread', 'file'), thread, 'threads', 'inherited', 'project'],
    ['its organisation', without('thread', 'file', 'project'), thread, 'mentions', 'inherited', 'organisation'],
    ['the cluster', { cluster: 'nothing' }, thread, 'nothing', 'inherited', 'cluster'],
    ['the cluster, for what stands in no organisation', without('thread'), ofCluster, 'nothing', 'inherited', 'cluster'],
    ['nowhere', {}, thread, 'threads', 'elsewhere', null],
  ])('%s', (_where, follows, standing, level, reason, placeId) => {
    expect(hearing(actor('somebody', { follows }), standing)).toEqual({ level, reason, placeId })
  })

  it('and what would hold without it is known', () => {
    expect(otherwise(actor('somebody', { follows: everywhere }), thread)).toEqual({
      level: 'everything',
      reason: 'inherited',
      placeId: 'file',
    })
    expect(otherwise(actor('somebody', { follows: everywhere }), { ...thread, id: 'project', aboutId: null })).toEqual({
      level: 'mentions',
      reason: 'inherited',
      placeId: 'organisation',
    })
  })
})

describe('where nothing is chosen', () => {
  const ofTeam = actor('one of the team', { teams: ['project'] })
  const member = actor('one of the organisation', { belongings: [belonging('organisation', 'volunteer')] })
  it.each<[string, typeof ofTeam, Standing, FollowLevel, FollowReason]>([
    ['the team is told everything of its project', ofTeam, thread, 'everything', 'team'],
    ['people of an organisation everything of what stands in it', member, ofOrganisation, 'everything', 'member'],
    ['but of its projects only what is new: those have a team', member, thread, 'threads', 'elsewhere'],
    ['everybody what is new elsewhere', ofTeam, ofOrganisation, 'threads', 'elsewhere'],
    ['and in the whole cluster', member, ofCluster, 'threads', 'elsewhere'],
    ['whoever wrote everything', member, noted, 'everything', 'wrote'],
  ])('%s', (_what, who, standing, level, reason) => {
    expect(hearing(who, standing)).toEqual({ level, reason, placeId: null })
  })
})
