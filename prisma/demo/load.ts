import { readFileSync } from 'node:fs'
import { DemonstrationAccount } from '@navette/contract/administration/schema.ts'
import { weaveOf } from '@navette/contract/core/dyes.ts'
import { threadOpened, threadReplied } from '@navette/contract/discussions/activities.ts'
import { projectStarted, teamJoined } from '@navette/contract/projects/activities.ts'
import { z } from 'zod'
import { keyOf } from '../../apps/api/src/features/discussions/conversation-queries.ts'
import type { Clock } from '../../apps/api/src/platform/clock/clock.ts'
import type { Database } from '../../apps/api/src/platform/db/database.ts'
import type { Prisma } from '../../apps/api/src/platform/db/generated/client.ts'
import type { Storage } from '../../apps/api/src/platform/files/storage.ts'
import { createMarkdown, rendererVersion } from '../../apps/api/src/platform/markdown/markdown.ts'
import { clusterAudience } from '../../apps/api/src/platform/session/actor.ts'
import { auditEntries, letters } from './administration.ts'
import { type Calendar, calendarFrom } from './calendar.ts'
import { threads } from './discussions.ts'
import { demoId } from './ids.ts'
import { addEvents, momentsOfEvents } from './load-events.ts'
import { addFiles, type MadeFile, makeFiles, storeFiles } from './load-files.ts'
import { addInvitations, momentsOfInvitations } from './load-invitations.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'
import { projects } from './projects.ts'
import { tags } from './tags.ts'
import type { DemoProject, DemoThread } from './types.ts'

/** The five accounts that can sign in, one of each kind; the others of the cast have no password. */
export const demonstrationAccounts = z
  .array(DemonstrationAccount)
  .parse(JSON.parse(readFileSync(new URL('./accounts.json', import.meta.url), 'utf8')))

/**
 * Fills an empty installation with the demonstration cluster, whole or not at all, in a second or two. Dates are told from today.
 *
 * @param hashPassword makes the accounts' hashes
 * @param storage where the files are kept; without it they are told of, and cannot be opened
 */
export async function loadDemonstration(
  db: Database,
  clock: Clock,
  hashPassword: (password: string) => Promise<string>,
  storage?: Storage,
): Promise<DemonstrationAccount[]> {
  const calendar = calendarFrom(clock, momentsOf())
  const hashes = new Map(
    await Promise.all(demonstrationAccounts.map(async ({ email, password }) => [email, await hashPassword(password)] as const)),
  )
  const made = await makeFiles(threads)
  await db.prisma.$transaction(
    async (tx) => {
      await tx.cluster.create({ data: { id: 1, name: 'Le pôle', demonstration: true, foundedAt: calendar.long } })
      await addOrganisations(tx, calendar)
      await addPeople(tx, calendar, hashes)
      await addProjects(tx, calendar)
      await addThreads(tx, calendar, made)
      await addEvents(tx, calendar)
      await addTags(tx, calendar)
      await addInvitations(tx, calendar)
      await tx.auditEntry.createMany({ data: auditEntries(calendar) })
      await tx.letter.createMany({ data: letters(calendar) })
    },
    { timeout: 30_000 },
  )
  if (storage) await storeFiles(storage, made)
  return demonstrationAccounts
}

const momentsOf = () => [
  ...projects.map(({ createdAt }) => createdAt),
  ...momentsOfInvitations(),
  ...momentsOfEvents(),
  ...threads.flatMap(({ posts, closed }) => [...posts.map(({ at }) => at), ...(closed ? [closed.at] : [])]),
]

type Tx = Prisma.TransactionClient

async function addOrganisations(tx: Tx, { long }: Calendar): Promise<void> {
  await tx.audience.createMany({ data: organisations.map(({ key }) => ({ id: demoId('audience', key) })) })
  await tx.organisation.createMany({
    data: organisations.map(({ key, thread: dye, ...told }) => ({
      ...told,
      id: demoId('organisation', key),
      dye,
      weave: weaveOf[dye],
      audienceId: demoId('audience', key),
      createdAt: long,
    })),
  })
  await tx.audienceGrant.createMany({
    data: organisations.map(({ key }) => ({
      id: demoId('grant', key),
      audienceId: demoId('audience', key),
      kind: 'organisation' as const,
      organisationId: demoId('organisation', key),
    })),
  })
}

async function addPeople(tx: Tx, calendar: Calendar, hashes: Map<string, string>): Promise<void> {
  const { long } = calendar
  await tx.audience.createMany({ data: people.map(({ key }) => ({ id: demoId('own', key) })) })
  await tx.member.createMany({
    data: people.map(({ key, name, email, occupation }) => ({
      id: demoId('member', key),
      name,
      email,
      occupation,
      passwordHash: hashes.get(email) ?? null,
      audienceId: demoId('own', key),
      createdAt: long,
    })),
  })
  await tx.audienceGrant.createMany({
    data: people.map(({ key }) => ({
      id: demoId('own-grant', key),
      audienceId: demoId('own', key),
      kind: 'person' as const,
      memberId: demoId('member', key),
    })),
  })
  await tx.administrator.createMany({
    data: people.filter(({ administrator }) => administrator).map(({ key }) => ({ memberId: demoId('member', key), grantedAt: long })),
  })
  await tx.membership.createMany({
    data: people.flatMap(({ key, memberships }) =>
      memberships.map(({ organisation, role, startsOn, endsOn }, place) => ({
        id: demoId('membership', `${key} ${organisation}`),
        organisationId: demoId('organisation', organisation),
        memberId: demoId('member', key),
        role,
        // One day after the other: the first is the organisation that a person came with.
        startsOn: startsOn === undefined ? new Date(long.getTime() + place * 86_400_000) : calendar.day(startsOn),
        endsOn: endsOn === undefined ? null : calendar.day(endsOn),
        lapsedAt: endsOn !== undefined && endsOn <= 0 ? calendar.now : null,
      })),
    ),
  })
}

async function addProjects(tx: Tx, calendar: Calendar): Promise<void> {
  const audienceOf = (key: string) => demoId('project-audience', key)
  await tx.audience.createMany({ data: projects.map(({ key }) => ({ id: audienceOf(key) })) })
  await tx.item.createMany({
    data: projects.map(({ key, title, host, lead, createdAt }) => ({
      id: demoId('project', key),
      kind: 'project',
      title,
      organisationId: demoId('organisation', host),
      audienceId: audienceOf(key),
      createdById: demoId('member', lead),
      createdAt: calendar.at(createdAt),
      lastAt: calendar.at(createdAt),
    })),
  })
  await tx.project.createMany({
    data: projects.map(({ key, summary, description, stage, visibility, lead, startsOn, endsOn }) => ({
      id: demoId('project', key),
      summary,
      description: calendar.words(description),
      stage,
      visibility,
      leadId: demoId('member', lead),
      startsOn: startsOn === undefined ? null : calendar.day(startsOn),
      endsOn: endsOn === undefined ? null : calendar.day(endsOn),
    })),
  })
  await tx.projectPartner.createMany({
    data: projects.flatMap(({ key, partners }) =>
      partners.map((partner, place) => ({ projectId: demoId('project', key), organisationId: demoId('organisation', partner), place })),
    ),
  })
  await tx.teamMember.createMany({
    data: projects.flatMap(({ key, team, createdAt }) =>
      team.map((person) => ({ projectId: demoId('project', key), memberId: demoId('member', person), joinedAt: calendar.at(createdAt) })),
    ),
  })
  await tx.audienceGrant.createMany({ data: projects.flatMap(grantsOf) })
  await tx.activity.createMany({
    data: projects.flatMap(({ key, lead, team, createdAt }) => {
      const where = {
        itemId: demoId('project', key),
        projectId: demoId('project', key),
        audienceId: audienceOf(key),
        at: calendar.at(createdAt),
      }
      const facts = { projectId: demoId('project', key) }
      return [
        { ...where, id: demoId('started', key), verb: projectStarted.verb, actorId: demoId('member', lead), facts },
        ...team
          .filter((person) => person !== lead)
          .map((person) => ({
            ...where,
            id: demoId('joined', `${key} ${person}`),
            verb: teamJoined.verb,
            actorId: demoId('member', person),
            facts: { ...facts, memberId: demoId('member', person) },
          })),
      ]
    }),
  })
}

function grantsOf({ key, host, partners, visibility }: DemoProject) {
  const grant = (name: string) => ({ id: demoId('grant', `${key} ${name}`), audienceId: demoId('project-audience', key) })
  return [
    { ...grant('team'), kind: 'team' as const, projectId: demoId('project', key) },
    ...(visibility === 'team' ? [] : [host, ...partners]).map((organisation) => ({
      ...grant(organisation),
      kind: 'organisation' as const,
      organisationId: demoId('organisation', organisation),
    })),
    ...(visibility === 'cluster' ? [{ ...grant('cluster'), kind: 'cluster' as const }] : []),
  ]
}

/** The texts of the demonstration name nothing of an installation. */
const markdown = createMarkdown(null, [])
const asRead = (text: string) => ({ text, html: markdown.render(text).html, renderer: rendererVersion })

/** When a tag was put on matters to nobody here: the day the demonstration is loaded for. */
async function addTags(tx: Tx, calendar: Calendar): Promise<void> {
  const at = calendar.at({ day: 0, time: '00:00' })
  await tx.tag.createMany({ data: tags.map(({ key, name }) => ({ id: demoId('tag', key), name, at })) })
  await tx.itemTag.createMany({
    data: tags.flatMap(({ key, by, threads, projects = [] }) =>
      [...threads.map((each) => demoId('thread', each)), ...projects.map((each) => demoId('project', each))].map((itemId) => ({
        itemId,
        tagId: demoId('tag', key),
        byId: demoId('member', by),
        at,
      })),
    ),
  })
}

const audienceOf = ({ key, project, organisation, people }: DemoThread): string => {
  if (project) return demoId('project-audience', project)
  if (organisation) return demoId('audience', organisation)
  return people ? demoId('conversation-audience', key) : clusterAudience
}

/** The audiences of what is between a few people, which is read by nobody else. */
async function addConversationAudiences(tx: Tx): Promise<void> {
  const between = threads.flatMap(({ key, people }) => (people ? [{ key, people }] : []))
  await tx.audience.createMany({ data: between.map(({ key }) => ({ id: demoId('conversation-audience', key) })) })
  await tx.audienceGrant.createMany({
    data: between.flatMap(({ key, people }) =>
      people.map((person) => ({
        id: demoId('grant', `${key} ${person}`),
        audienceId: demoId('conversation-audience', key),
        kind: 'person' as const,
        memberId: demoId('member', person),
      })),
    ),
  })
}

async function addThreads(tx: Tx, calendar: Calendar, made: MadeFile[]): Promise<void> {
  const hostOf = new Map(projects.map(({ key, host }) => [key, host]))
  const owner = ({ project, organisation }: DemoThread) => (project ? hostOf.get(project) : organisation)
  const placeOf = (thread: DemoThread) => ({
    projectId: thread.project ? demoId('project', thread.project) : null,
    audienceId: audienceOf(thread),
  })
  const opening = ({ posts: [first] }: DemoThread) => first ?? { by: '', at: { day: 0, time: '00:00' }, text: '' }
  const ending = ({ posts }: DemoThread) => posts.at(-1) ?? { by: '', at: { day: 0, time: '00:00' }, text: '' }

  await addConversationAudiences(tx)
  await tx.item.createMany({
    data: threads.map((thread) => {
      const organisation = owner(thread)
      return {
        id: demoId('thread', thread.key),
        kind: 'thread',
        title: calendar.words(thread.title),
        organisationId: organisation ? demoId('organisation', organisation) : null,
        ...placeOf(thread),
        createdById: demoId('member', opening(thread).by),
        createdAt: calendar.at(opening(thread).at),
        lastAt: calendar.at(ending(thread).at),
      }
    }),
  })
  await tx.thread.createMany({
    data: threads.map((thread) => ({
      id: demoId('thread', thread.key),
      lastNumber: thread.posts.length,
      lastAuthorId: demoId('member', ending(thread).by),
    })),
  })
  await tx.post.createMany({
    data: threads.flatMap(({ key, posts }) =>
      posts.map(({ by, at, text }, index) => ({
        id: demoId('post', `${key} ${index + 1}`),
        threadId: demoId('thread', key),
        number: index + 1,
        authorId: demoId('member', by),
        at: calendar.at(at),
        ...asRead(calendar.words(text)),
      })),
    ),
  })
  await addFiles(
    tx,
    made,
    threads.flatMap((thread) => {
      const organisation = owner(thread)
      const where = { ...placeOf(thread), organisationId: organisation ? demoId('organisation', organisation) : null }
      return thread.posts.map(({ by, at, files = [] }, index) => ({
        ...where,
        postId: demoId('post', `${thread.key} ${index + 1}`),
        by,
        at: calendar.at(at),
        fileKeys: files,
      }))
    }),
  )
  await tx.threadClosure.createMany({
    data: threads.flatMap(({ key, closed }) =>
      closed ? [{ threadId: demoId('thread', key), byId: demoId('member', closed.by), at: calendar.at(closed.at) }] : [],
    ),
  })
  await tx.conversation.createMany({
    data: threads.flatMap(({ key, people }) =>
      people ? [{ threadId: demoId('thread', key), peopleKey: keyOf(people.map((person) => demoId('member', person))) }] : [],
    ),
  })
  await addAnnouncements(tx, calendar)
  await tx.threadReading.createMany({ data: threads.flatMap((thread) => readingsOf(thread, calendar)) })
  await tx.activity.createMany({
    data: threads.flatMap((thread) =>
      thread.posts.map(({ by, at }, index) => {
        const { projectId, audienceId } = placeOf(thread)
        const threadId = demoId('thread', thread.key)
        const number = index + 1
        return {
          id: demoId('told', `${thread.key} ${number}`),
          verb: number === 1 ? threadOpened.verb : threadReplied.verb,
          actorId: demoId('member', by),
          itemId: threadId,
          projectId,
          audienceId,
          facts:
            number === 1 ? { threadId, projectId } : { threadId, projectId, postId: demoId('post', `${thread.key} ${number}`), number },
          at: calendar.at(at),
        }
      }),
    ),
  })
}

async function addAnnouncements(tx: Tx, calendar: Calendar): Promise<void> {
  const announced = threads.flatMap(({ key, announced }) => (announced ? [{ threadId: demoId('thread', key), ...announced }] : []))
  await tx.announcement.createMany({
    data: announced.map(({ threadId, by, at }) => ({ threadId, byId: demoId('member', by), at: calendar.at(at) })),
  })
  await tx.confirmation.createMany({
    data: announced.flatMap(({ threadId, confirmed }) =>
      confirmed.map(({ by, at }) => ({ threadId, memberId: demoId('member', by), at: calendar.at(at) })),
    ),
  })
}

/** Everybody has read what was said before today, and whoever wrote has read up to there. */
function readingsOf({ key, posts, people: between }: DemoThread, calendar: Calendar) {
  const before = posts.filter(({ at }) => at.day < 0).length
  return people.flatMap((person) => {
    if (between && !between.includes(person.key)) return []
    const own = posts.findLastIndex(({ by }) => by === person.key) + 1
    const number = Math.max(before, own)
    return number > 0
      ? [{ threadId: demoId('thread', key), memberId: demoId('member', person.key), number, at: calendar.now, wrote: own > 0 }]
      : []
  })
}
