import { threadOpened, threadReplied } from '@navette/contract/discussions/activities.ts'
import type { Client } from 'pg'
import { rendererVersion } from '../../apps/api/src/platform/markdown/markdown.ts'
import { clusterAudience } from '../../apps/api/src/platform/session/actor.ts'
import { copyInto } from './copy.ts'
import { day, type People } from './people.ts'
import type { ClusterProject } from './projects.ts'
import type { Random } from './random.ts'

interface Span {
  /** Of all posts together. */
  posts: number
  beginning: number
  end: number
}

interface ClusterThread {
  id: string
  organisationId: string | null
  projectId: string | null
  audienceId: string
  posts: number
  beginsAt: number
  /** Milliseconds between two posts. */
  pace: number
  authors: string[]
  at: number
}

const authorOf = ({ authors }: ClusterThread, number: number): string => authors[(number * 7 + (number >> 2)) % authors.length] ?? ''
const timeOf = ({ beginsAt, pace }: ClusterThread, number: number): number => beginsAt + (number - 1) * pace
/** Told from its place, so that posts and activities name the same without being held in memory. */
const postIdOf = ({ at }: ClusterThread, time: number, number: number): string => {
  const stamp = Math.floor(time).toString(16).padStart(12, '0')
  const place = at.toString(16).padStart(12, '0')
  const own = number.toString(16).padStart(6, '0')
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${own.slice(0, 3)}-8${own.slice(3)}-${place}`
}

/** Threads of a few posts, of some tens, of some hundreds, and one of ten thousand; each goes on for some weeks, the last ones until now. */
export async function addDiscussions(
  client: Client,
  random: Random,
  people: People,
  projects: ClusterProject[],
  span: Span,
): Promise<void> {
  const threads = threadsOf(random, people, projects, span)
  await copyInto(
    client,
    'item',
    ['id', 'kind', 'title', 'organisation_id', 'project_id', 'audience_id', 'created_by', 'created_at', 'last_at'],
    threads.map((thread) => [
      thread.id,
      'thread',
      `Fil ${thread.at + 1} : ${words(random, 4)}`,
      thread.organisationId,
      thread.projectId,
      thread.audienceId,
      authorOf(thread, 1),
      new Date(thread.beginsAt),
      new Date(timeOf(thread, thread.posts)),
    ]),
  )
  await copyInto(
    client,
    'thread',
    ['id', 'about_id', 'last_number', 'last_author_id'],
    threads.map((thread) => [thread.id, thread.projectId, thread.posts, authorOf(thread, thread.posts)]),
  )
  await copyInto(client, 'post', ['id', 'thread_id', 'number', 'author_id', 'at', 'text', 'html', 'renderer'], posts(random, threads))
  await copyInto(client, 'thread_reading', ['thread_id', 'member_id', 'number', 'at', 'wrote'], readings(random, people, threads))
  await copyInto(
    client,
    'thread_closure',
    ['thread_id', 'by_id', 'at'],
    threads.filter(({ at }) => at % 40 === 0).map((thread) => [thread.id, authorOf(thread, 1), new Date(timeOf(thread, thread.posts))]),
  )
  await copyInto(client, 'activity', ['id', 'verb', 'actor_id', 'item_id', 'project_id', 'audience_id', 'facts', 'at'], activities(threads))
}

function threadsOf(random: Random, { organisations, members }: People, projects: ClusterProject[], span: Span): ClusterThread[] {
  const threads: ClusterThread[] = []
  const { beginning, end } = span
  for (let left = span.posts, at = 0; left > 0; at++) {
    const drawn = random.next()
    const wanted = at === 0 ? 10_000 : drawn < 0.6 ? 1 + random.below(12) : drawn < 0.97 ? 12 + random.below(60) : 100 + random.below(400)
    const count = Math.min(wanted, left)
    left -= count
    // The square root gathers more of them near the end, as clusters grow.
    const beginsAt = at === 0 ? beginning : beginning + (end - beginning) * Math.sqrt(random.next())
    const pace = Math.min((at === 0 ? end - beginsAt : random.next() * 60 * day) / count, (end - beginsAt) / count)
    const place = random.next()
    const project = random.pick(projects)
    const organisation = random.pick(organisations)
    threads.push({
      id: random.id(beginsAt),
      ...(place < 0.7
        ? { organisationId: project.hostId, projectId: project.id, audienceId: project.audienceId }
        : place < 0.85
          ? { organisationId: organisation.id, projectId: null, audienceId: organisation.audienceId }
          : { organisationId: null, projectId: null, audienceId: clusterAudience }),
      posts: count,
      beginsAt,
      pace,
      authors: Array.from({ length: Math.min(3 + random.below(12), members.length) }, () => random.pick(members).id),
      at,
    })
  }
  return threads
}

function* posts(random: Random, threads: ClusterThread[]) {
  for (const thread of threads)
    for (let number = 1; number <= thread.posts; number++) {
      const time = timeOf(thread, number)
      // Most messages are a sentence or two, some are minutes of a meeting.
      const length = random.next() < 0.05 ? 300 : 8 + random.below(60)
      const text = words(random, length)
      yield [
        postIdOf(thread, time, number),
        thread.id,
        number,
        authorOf(thread, number),
        new Date(time),
        text,
        `<p>${text}</p>\n`,
        rendererVersion,
      ]
    }
}

/** Everybody opened one thread in six, whoever may read it, and left one in five of them behind. */
function* readings(random: Random, { members }: People, threads: ClusterThread[]) {
  for (const thread of threads)
    for (const { id } of members) {
      if (random.next() > 1 / 6) continue
      const number = random.next() < 0.2 ? 1 + random.below(thread.posts) : thread.posts
      yield [thread.id, id, number, new Date(timeOf(thread, number)), thread.authors.includes(id)]
    }
}

function* activities(threads: ClusterThread[]) {
  for (const thread of threads)
    for (let number = 1; number <= thread.posts; number++) {
      const { id: threadId, projectId, audienceId } = thread
      const time = timeOf(thread, number)
      const postId = postIdOf(thread, time, number)
      const facts = number === 1 ? { threadId, projectId } : { threadId, projectId, postId, number }
      // One apart from its post's id in the last sign of the version's field: never the same, always in order.
      const id = `${postId.slice(0, 19)}9${postId.slice(20)}`
      const verb = number === 1 ? threadOpened.verb : threadReplied.verb
      yield [id, verb, authorOf(thread, number), threadId, projectId, audienceId, JSON.stringify(facts), new Date(time)]
    }
}

const lexicon =
  'le la les une des pour avec dans entre salle câble lumière son plateau répétition concert vendredi samedi budget devis camion équipe bénévole public accueil réunion projet subvention affiche régie atelier résidence création film lecture café partage structure calendrier demain besoin merci question réponse proposition version date heure clé matériel'.split(
    ' ',
  )

const words = (random: Random, count: number): string => {
  let text = random.pick(lexicon)
  for (let at = 1; at < count; at++) text += ` ${random.pick(lexicon)}`
  return text
}
