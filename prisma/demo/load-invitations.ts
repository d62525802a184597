import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { threadOpened } from '@navette/contract/discussions/activities.ts'
import type { Prisma } from '../../apps/api/src/platform/db/generated/client.ts'
import type { Calendar } from './calendar.ts'
import { demoId } from './ids.ts'
import { applications, guests, invitations, joinings, posters, requests } from './invitations.ts'
import { people } from './people.ts'
import type { When } from './types.ts'

type Tx = Prisma.TransactionClient

export const momentsOfInvitations = (): When[] => [
  ...invitations.flatMap(({ sent, accepted }) => (accepted ? [sent, accepted.at] : [sent])),
  ...guests.map(({ sent }) => sent),
  ...requests.map(({ at }) => at),
  ...applications.flatMap(({ at, answered }) => (answered ? [at, answered.at] : [at])),
]

/** How people come in: who was invited, who asked, what hangs on the wall. */
export async function addInvitations(tx: Tx, calendar: Calendar): Promise<void> {
  for (const { organisation, joining, questions } of joinings) {
    await tx.organisation.update({ where: { id: demoId('organisation', organisation) }, data: { joining, questions } })
  }
  await tx.poster.createMany({
    data: posters.map(({ organisation, by }) => ({
      id: demoId('poster', organisation),
      organisationId: demoId('organisation', organisation),
      token: randomBytes(32).toString('base64url'),
      role: 'volunteer' as const,
      madeById: demoId('member', by),
      madeAt: calendar.long,
    })),
  })
  await tx.invitation.createMany({
    data: invitations.map(({ key, organisation, by, email, role, message, sent, accepted }) => {
      const sentAt = calendar.at(sent)
      return {
        id: demoId('invitation', key),
        organisationId: demoId('organisation', organisation),
        role,
        email,
        language: 'fr',
        message,
        // Their links are nobody's: the letters were never written.
        tokenHash: new Uint8Array(createHash('sha256').update(randomUUID()).digest()),
        invitedById: demoId('member', by),
        invitedAt: sentAt,
        sentAt,
        expiresAt: new Date(sentAt.getTime() + 14 * 86_400_000),
        ...(accepted && { acceptedAt: calendar.at(accepted.at), acceptedById: demoId('member', accepted.by) }),
      }
    }),
  })
  await tx.invitation.createMany({
    data: guests.map(({ key, project, by, email, message, sent }) => {
      const sentAt = calendar.at(sent)
      return {
        id: demoId('invitation', key),
        projectId: demoId('project', project),
        email,
        language: 'fr',
        message,
        tokenHash: new Uint8Array(createHash('sha256').update(randomUUID()).digest()),
        invitedById: demoId('member', by),
        invitedAt: sentAt,
        sentAt,
        expiresAt: new Date(sentAt.getTime() + 14 * 86_400_000),
      }
    }),
  })
  await tx.projectRequest.createMany({
    data: requests.map(({ by, project, word, at }) => ({
      id: demoId('request', `${by} ${project}`),
      projectId: demoId('project', project),
      memberId: demoId('member', by),
      word,
      at: calendar.at(at),
    })),
  })
  await addApplications(tx, calendar)
}

async function addApplications(tx: Tx, calendar: Calendar): Promise<void> {
  for (const { by, organisation, at, answers, answered } of applications) {
    const [memberId, organisationId] = [demoId('member', by), demoId('organisation', organisation)]
    const id = demoId('application', `${by} ${organisation}`)
    const threadId = answers ? demoId('thread', `candidature ${by} ${organisation}`) : null
    if (answers && threadId) await addThread(tx, { threadId, by, organisation, text: answers, at: calendar.at(at) }, calendar)
    const answer = answered && {
      answeredAt: calendar.at(answered.at),
      answeredById: demoId('member', answered.by),
      accepted: answered.accepted,
    }
    await tx.application.create({ data: { id, organisationId, memberId, threadId, at: calendar.at(at), ...answer } })
  }
}

interface ThreadOfApplication {
  threadId: string
  by: string
  organisation: string
  text: string
  at: Date
}

/** Read by whoever asks and by the managers, who have seen it. */
async function addThread(tx: Tx, { threadId, by, organisation, text, at }: ThreadOfApplication, { now }: Calendar): Promise<void> {
  const [memberId, organisationId, audienceId] = [demoId('member', by), demoId('organisation', organisation), demoId('audience', threadId)]
  await tx.audience.create({ data: { id: audienceId } })
  await tx.audienceGrant.createMany({
    data: [
      { id: demoId('grant', `${threadId} applicant`), audienceId, kind: 'person', memberId },
      { id: demoId('grant', `${threadId} managers`), audienceId, kind: 'managers', organisationId },
    ],
  })
  const name = people.find(({ key }) => key === by)?.name
  const item = { id: threadId, kind: 'thread', title: `Candidature de ${name}`, organisationId, audienceId, createdById: memberId }
  await tx.item.create({ data: { ...item, createdAt: at, lastAt: at } })
  await tx.thread.create({ data: { id: threadId, lastNumber: 1, lastAuthorId: memberId } })
  await tx.post.create({ data: { id: demoId('post', `${threadId} 1`), threadId, number: 1, authorId: memberId, at, text } })
  const managers = people.filter(({ memberships }) =>
    memberships.some((each) => each.organisation === organisation && each.role === 'manager'),
  )
  const readers = [by, ...managers.map(({ key }) => key)]
  await tx.threadReading.createMany({
    data: readers.map((key) => ({ threadId, memberId: demoId('member', key), number: 1, at: now, wrote: key === by })),
  })
  const facts = { threadId, projectId: null }
  const told = { id: demoId('told', `${threadId} 1`), verb: threadOpened.verb, actorId: memberId, itemId: threadId, audienceId, facts, at }
  await tx.activity.create({ data: told })
}
