import { dyes, weaveOf } from '@navette/contract/core/dyes.ts'
import type { Client } from 'pg'
import { copyInto } from './copy.ts'
import type { Random } from './random.ts'

/** Milliseconds of one day. */
export const day = 86_400_000

export interface People {
  organisations: { id: string; audienceId: string }[]
  members: { id: string; organisationIds: string[] }[]
}

const firstNames = ['Camille', 'Théo', 'Awa', 'Solène', 'Idriss', 'Maud', 'Inès', 'Malo', 'Hélène', 'Lucie', 'Rachid', 'Noé', 'Zoé', 'Paul']
const lastNames = [
  'Berger',
  'Villard',
  'Diallo',
  'Faure',
  'Benhaddou',
  'Roche',
  'Morel',
  'Chapuis',
  'Perrin',
  'Fournel',
  'Gaillard',
  'Thomas',
]

/** Fifteen organisations, and people who belong to one of them or to two; everybody came in the two years before the first thread. */
export async function addPeople(client: Client, random: Random, count: number, beginning: number): Promise<People> {
  const since = new Date(beginning - 730 * day)
  const organisations = dyes.slice(0, 15).map((dye, at) => ({
    dye,
    id: random.id(since.getTime()),
    audienceId: random.id(since.getTime()),
    name: `Structure ${dye}`,
    initials: `S${at + 1}`,
  }))
  const members = Array.from({ length: count }, (_, at) => {
    const first = random.below(organisations.length)
    const second = random.next() < 0.25 ? [(first + 1 + random.below(organisations.length - 1)) % organisations.length] : []
    return {
      id: random.id(since.getTime() + at),
      audienceId: random.id(since.getTime() + at),
      name: `${random.pick(firstNames)} ${random.pick(lastNames)} ${at + 1}`,
      organisationIds: [first, ...second].map((place) => organisations[place]?.id ?? ''),
    }
  })
  await client.query(`INSERT INTO cluster (id, name, founded_at) VALUES (1, 'Le pôle', $1)`, [since])
  await copyInto(
    client,
    'audience',
    ['id'],
    [...organisations, ...members].map(({ audienceId }) => [audienceId]),
  )
  await copyInto(
    client,
    'organisation',
    ['id', 'name', 'initials', 'dye', 'weave', 'audience_id', 'created_at'],
    organisations.map(({ id, name, initials, dye, audienceId }) => [id, name, initials, dye, weaveOf[dye], audienceId, since]),
  )
  await copyInto(
    client,
    'member',
    ['id', 'name', 'email', 'audience_id', 'created_at'],
    members.map(({ id, name, audienceId }, at) => [id, name, `membre-${at + 1}@example.org`, audienceId, since]),
  )
  await copyInto(
    client,
    'administrator',
    ['member_id', 'granted_at'],
    members.slice(0, 2).map(({ id }) => [id, since]),
  )
  await copyInto(
    client,
    'membership',
    ['id', 'organisation_id', 'member_id', 'role', 'starts_on'],
    members.flatMap(({ id, organisationIds }, at) =>
      organisationIds.map((organisationId, place) => [
        random.id(since.getTime()),
        organisationId,
        id,
        at % 12 === 0 ? 'manager' : at % 3 === 0 ? 'volunteer' : 'member',
        new Date(since.getTime() + place * day),
      ]),
    ),
  )
  await copyInto(
    client,
    'audience_grant',
    ['id', 'audience_id', 'kind', 'organisation_id', 'member_id'],
    [
      ...organisations.map(({ id, audienceId }) => [random.id(since.getTime()), audienceId, 'organisation', id, null]),
      ...members.map(({ id, audienceId }) => [random.id(since.getTime()), audienceId, 'person', null, id]),
    ],
  )
  return { organisations, members }
}
