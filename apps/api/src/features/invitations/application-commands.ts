import type { Language, MembershipRole } from '@navette/contract/accounts/schema.ts'
import { idTaken, organisationClosed } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import {
  applicationAccepted,
  applicationDeclined,
  applicationMade,
  applicationMoved,
  applicationWithdrawn,
} from '@navette/contract/invitations/activities.ts'
import {
  alreadyBelongs,
  answersMissing,
  applicationAnswered,
  applicationWaits,
  endIsPast,
  joiningClosed,
} from '@navette/contract/invitations/endpoints.ts'
import type { Application } from '@navette/contract/invitations/schema.ts'
import { managersGathered } from '@navette/contract/organisations/activities.ts'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/database.ts'
import { creating, refusing } from '../../platform/db/refusing.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { findAddressee } from '../accounts/queries.ts'
import { beginThread, sayInThread } from '../discussions/commands.ts'
import { audienceOfManagers, beginMembership } from '../organisations/commands.ts'
import { roleIn } from '../organisations/policy.ts'
import { getOrganisation } from '../organisations/queries.ts'
import { findApplication, getApplication } from './application-queries.ts'
import { getJoining } from './joining-queries.ts'
import { answerLetter, answerWords, applicationWords } from './notices.ts'
import { looksAfter } from './policy.ts'
import type { ApplicationRow } from './present.ts'
import { isClosed } from './queries.ts'

interface Applying {
  id: string
  thread: { id: string; postId: string }
  answers: string[]
}

/** Asks to join: the answers open a thread that the applicant and the managers read, and nobody else. */
export async function apply(context: Context, organisationId: string, { id, thread, answers }: Applying): Promise<Application> {
  const { actor, clock, db } = context
  const [organisation, joining] = await Promise.all([getOrganisation(context, organisationId), getJoining(context, organisationId)])
  const isRepeat = async () => (await db.prisma.application.count({ where: { id, organisationId, memberId: actor.id } })) > 0
  if (await isRepeat()) return getApplication(context, id)
  if (roleIn(actor, organisationId) !== null) refuse(alreadyBelongs)
  if (joining.application) refuse(applicationWaits)
  if (!joining.can.apply) refuse(joiningClosed)
  if (joining.questions.some((_, place) => !answers[place])) refuse(answersMissing)
  const words = applicationWords(actor.language, organisation.name, actor.name, joining.questions, answers)
  const file = () =>
    transact(context, async (tx) => {
      const audienceId = newId()
      await tx.prisma.audience.create({ data: { id: audienceId } })
      await tx.prisma.audienceGrant.createMany({
        data: [
          { id: newId(), audienceId, kind: 'person', memberId: actor.id },
          { id: newId(), audienceId, kind: 'managers', organisationId },
        ],
      })
      await tx.record(managersGathered, { organisationId }, { audienceId })
      const post = { id: thread.postId, text: words.text }
      await beginThread(tx, context, { id: thread.id, title: words.title, post, audienceId, organisationId, projectId: null })
      await tx.prisma.application.create({ data: { id, organisationId, memberId: actor.id, threadId: thread.id, at: clock.now() } })
      await tell(tx, applicationMade, { id, organisationId, memberId: actor.id, threadId: thread.id })
    })
  const words409 = { application_once: applicationWaits, application_pkey: idTaken, item_pkey: idTaken, post_pkey: idTaken }
  await creating(words409, file, isRepeat)
  return getApplication(context, id)
}

interface Answer {
  accepted: boolean
  role: MembershipRole
  endsOn: string | null
  word: string
}

/** Accepts or declines. The decision stands in the thread, and a letter tells it to who may not look there again. */
export async function answerApplication(context: Context, id: string, answer: Answer): Promise<Application> {
  const { actor, clock, db } = context
  const { organisation, person } = await findApplication(context, id)
  allow(looksAfter(actor, organisation.id) && person.id !== actor.id)
  const { accepted, role, endsOn } = answer
  if (accepted && endsOn && endsOn <= clock.today()) refuse(endIsPast)
  if (accepted && (await isClosed(db, organisation.id))) refuse(organisationClosed)
  const addressee = await findAddressee(context, person.id)
  const language: Language = addressee?.language ?? 'fr'
  await refusing({ membership_once: alreadyBelongs }, () =>
    transact(context, async (tx) => {
      const { threadId } = await holdApplication(tx, id)
      await tx.prisma.application.update({ where: { id }, data: { answeredAt: clock.now(), answeredById: actor.id, accepted } })
      if (threadId) await sayInThread(tx, context, threadId, answerWords(language, organisation.name, answer))
      if (accepted) {
        const membership = { id: newId(), organisationId: organisation.id, memberId: person.id, role, startsOn: clock.today(), endsOn }
        await beginMembership(tx, membership)
      }
      if (addressee) await tx.write(answerLetter(context, addressee, organisation, answer, threadId))
      const facts = { id, organisationId: organisation.id, memberId: person.id, threadId }
      await tell(tx, accepted ? applicationAccepted : applicationDeclined, facts)
    }),
  )
  return getApplication(context, id)
}

/** Whoever applied thinks again; what was said stays. */
export async function withdrawApplication(context: Context, id: string): Promise<Application> {
  const { actor, clock } = context
  const { organisation, person, state }: ApplicationRow = await findApplication(context, id)
  allow(person.id === actor.id)
  if (state === 'withdrawn') return getApplication(context, id)
  await transact(context, async (tx) => {
    const { threadId } = await holdApplication(tx, id)
    await tx.prisma.application.update({ where: { id }, data: { answeredAt: clock.now(), answeredById: actor.id, accepted: null } })
    await tell(tx, applicationWithdrawn, { id, organisationId: organisation.id, memberId: person.id, threadId })
  })
  return getApplication(context, id)
}

/** Holds an application that waits until the transaction ends: of two answers at once, the second finds it answered. */
async function holdApplication(tx: Transaction, id: string): Promise<{ threadId: string | null }> {
  const rows = await tx.rows<{ threadId: string | null; answered: boolean }>(sql`
    SELECT thread_id AS "threadId", answered_at IS NOT NULL AS answered FROM application WHERE id = ${id}::uuid FOR NO KEY UPDATE`)
  const [held] = rows
  return held && !held.answered ? held : refuse(applicationAnswered)
}

interface Told {
  id: string
  organisationId: string
  memberId: string
  threadId: string | null
}

/** Tells those who look after the organisation, and the readers of the thread. */
async function tell(tx: Transaction, kind: typeof applicationMade, { id, threadId, ...facts }: Told): Promise<void> {
  const { organisationId } = facts
  await tx.record(kind, { ...facts, applicationId: id }, { audienceId: await audienceOfManagers(tx, organisationId) })
  if (!threadId) return
  const { audienceId } = await tx.prisma.item.findUniqueOrThrow({ where: { id: threadId }, select: { audienceId: true } })
  await tx.record(applicationMoved, { organisationId, threadId }, { audienceId, itemId: threadId })
}
