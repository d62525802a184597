import type { Client } from 'pg'
import { copyInto } from './copy.ts'
import { day, type People } from './people.ts'
import type { Random } from './random.ts'

export interface ClusterProject {
  id: string
  hostId: string
  audienceId: string
}

const stages = ['idea', 'preparation', 'under_way', 'under_way', 'under_way', 'finished', 'archived']

/** Projects of one to five organisations, with a team of three to fourteen; half of them are open to the whole cluster, one in ten to its team alone. */
export async function addProjects(
  client: Client,
  random: Random,
  { organisations, members }: People,
  { count, beginning, end }: { count: number; beginning: number; end: number },
): Promise<ClusterProject[]> {
  const projects = Array.from({ length: count }, (_, at) => {
    const startedAt = beginning + ((end - beginning) * at) / count
    const shared = new Set(Array.from({ length: 1 + random.below(5) }, () => random.pick(organisations).id))
    const [hostId = '', ...partnerIds] = shared
    const visibility = at % 2 === 0 ? 'cluster' : at % 10 === 9 ? 'team' : 'organisations'
    const near = members.filter(({ organisationIds }) => organisationIds.some((id) => shared.has(id)))
    const team = [...new Set(Array.from({ length: 3 + random.below(12) }, () => random.pick(near.length > 0 ? near : members).id))]
    return { id: random.id(startedAt), audienceId: random.id(startedAt), hostId, partnerIds, visibility, team, startedAt, at }
  })
  const grant = (columns: { audienceId: string; kind: string; organisationId?: string; projectId?: string }) => [
    random.id(beginning),
    columns.audienceId,
    columns.kind,
    columns.organisationId ?? null,
    columns.projectId ?? null,
  ]
  await copyInto(
    client,
    'audience',
    ['id'],
    projects.map(({ audienceId }) => [audienceId]),
  )
  await copyInto(
    client,
    'item',
    ['id', 'kind', 'title', 'organisation_id', 'audience_id', 'created_by', 'created_at', 'last_at'],
    projects.map(({ id, hostId, audienceId, team, startedAt, at }) => [
      id,
      'project',
      `Projet ${at + 1}`,
      hostId,
      audienceId,
      team[0] ?? null,
      new Date(startedAt),
      new Date(startedAt + 30 * day),
    ]),
  )
  await copyInto(
    client,
    'project',
    ['id', 'summary', 'stage', 'visibility', 'lead_id'],
    projects.map(({ id, visibility, team }) => [id, 'Ce que nous faisons ensemble.', random.pick(stages), visibility, team[0] ?? null]),
  )
  await copyInto(
    client,
    'project_partner',
    ['project_id', 'organisation_id', 'place'],
    projects.flatMap(({ id, partnerIds }) => partnerIds.map((partnerId, place) => [id, partnerId, place])),
  )
  await copyInto(
    client,
    'team_member',
    ['project_id', 'member_id', 'joined_at'],
    projects.flatMap(({ id, team, startedAt }) => team.map((memberId) => [id, memberId, new Date(startedAt)])),
  )
  await copyInto(
    client,
    'audience_grant',
    ['id', 'audience_id', 'kind', 'organisation_id', 'project_id'],
    projects.flatMap(({ id, audienceId, hostId, partnerIds, visibility }) => [
      grant({ audienceId, kind: 'team', projectId: id }),
      ...(visibility === 'team'
        ? []
        : [hostId, ...partnerIds].map((organisationId) => grant({ audienceId, kind: 'organisation', organisationId }))),
      ...(visibility === 'cluster' ? [grant({ audienceId, kind: 'cluster' })] : []),
    ]),
  )
  return projects
}
