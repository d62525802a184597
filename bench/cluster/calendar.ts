import type { Client } from 'pg'
import { clusterAudience, publicAudience } from '../../apps/api/src/platform/session/actor.ts'
import { copyInto } from './copy.ts'
import { day, type People } from './people.ts'
import type { ClusterProject } from './projects.ts'
import type { Random } from './random.ts'

const hour = 3_600_000
const zone = 'Europe/Paris'
const kinds = ['show', 'residency', 'workshop', 'meeting', 'crew', 'training', 'gathering', 'other']

/** As `timestamp without time zone` is written; the generator’s hours are those of Greenwich, which no figure depends on. */
const wall = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

/**
 * A calendar of five years and one to come: events with one date each, and series of a date each week for ten to forty weeks. One in three belongs to a project and is shared like it, one in
 * six is kept to its organisation; the rest is for the cluster or for everybody.
 */
export async function addCalendar(
  client: Client,
  random: Random,
  { organisations, members }: People,
  projects: readonly ClusterProject[],
  { events: count, series: recurring, beginning, end }: { events: number; series: number; beginning: number; end: number },
): Promise<void> {
  const places = Array.from({ length: 60 }, (_, at) => ({ id: random.id(beginning), name: `Salle ${at + 1}` }))
  const until = end + 365 * day
  const events = Array.from({ length: count + recurring }, (_, at) => {
    const startsAt =
      Math.floor((beginning + ((until - beginning) * ((at * 7919) % (count + recurring))) / (count + recurring)) / day) * day +
      (9 + random.below(12)) * hour
    const project = at % 3 === 0 ? random.pick(projects) : null
    const host = random.pick(organisations)
    const visibility = project ? 'project' : at % 6 === 1 ? 'organisations' : at % 2 === 0 ? 'cluster' : 'public'
    const audienceId =
      project?.audienceId ?? { organisations: host.audienceId, cluster: clusterAudience, public: publicAudience }[visibility as 'cluster']
    return {
      id: random.id(beginning),
      at,
      startsAt,
      hours: 1 + random.below(5),
      project,
      hostId: project?.hostId ?? host.id,
      audienceId,
      visibility,
      seriesId: at < count ? null : random.id(beginning),
      weeks: at < count ? 1 : 10 + random.below(31),
    }
  })
  await copyInto(
    client,
    'place',
    ['id', 'name', 'at'],
    places.map(({ id, name }) => [id, name, new Date(beginning)]),
  )
  await copyInto(
    client,
    'item',
    ['id', 'kind', 'title', 'organisation_id', 'project_id', 'audience_id', 'created_by', 'created_at', 'last_at'],
    events.map(({ id, at, hostId, project, audienceId, startsAt }) => {
      const added = new Date(Math.min(end, startsAt - 20 * day))
      return [id, 'event', `Rendez-vous ${at + 1}`, hostId, project?.id ?? null, audienceId, random.pick(members).id, added, added]
    }),
  )
  await copyInto(
    client,
    'event',
    ['id', 'kind', 'visibility', 'place_id'],
    events.map(({ id, visibility }) => [id, random.pick(kinds), visibility, random.pick(places).id]),
  )
  await copyInto(
    client,
    'event_partner',
    ['event_id', 'organisation_id', 'place'],
    events.flatMap(({ id, hostId }) => {
      const partners = new Set(Array.from({ length: random.below(4) }, () => random.pick(organisations).id))
      return [...partners].filter((partnerId) => partnerId !== hostId).map((partnerId, place) => [id, partnerId, place])
    }),
  )
  await copyInto(
    client,
    'series',
    ['id', 'event_id', 'all_day', 'starts', 'ends', 'time_zone', 'text', 'added', 'left_out', 'laid_out_before'],
    events.flatMap(({ id, seriesId, startsAt, hours, weeks }) =>
      seriesId === null
        ? []
        : [
            [
              seriesId,
              id,
              false,
              wall(startsAt),
              wall(startsAt + hours * hour),
              zone,
              `FREQ=WEEKLY;COUNT=${weeks}`,
              '{}',
              '{}',
              '2099-01-01',
            ],
          ],
    ),
  )
  await copyInto(
    client,
    'occurrence',
    ['id', 'event_id', 'series_id', 'original', 'all_day', 'starts', 'ends', 'time_zone', 'starts_at', 'ends_at'],
    dates(),
  )

  function* dates() {
    for (const { id, seriesId, startsAt, hours, weeks } of events) {
      for (let week = 0; week < weeks; week++) {
        const from = startsAt + week * 7 * day
        const to = from + hours * hour
        yield [random.id(beginning), id, seriesId, seriesId && wall(from), false, wall(from), wall(to), zone, new Date(from), new Date(to)]
      }
    }
  }
}
