import { idTaken } from '@navette/contract/core/errors.ts'
import { helpAccepted, helpAsked, helpDeclined, helpOpened, helpTold } from '@navette/contract/sessions/activities.ts'
import { helpOver } from '@navette/contract/sessions/endpoints.ts'
import type { HelpSession } from '@navette/contract/sessions/schema.ts'
import type { Context } from '../../platform/context.ts'
import { creating } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, found, refuse } from '../../platform/http/refuse.ts'
import type { Opened } from '../../platform/session/cookies.ts'
import { findAddressee } from '../accounts/queries.ts'
import { openSession } from './commands.ts'
import { findHelp } from './help-queries.ts'
import { endingHelp } from './jobs.ts'
import { helpLetter } from './notices.ts'
import { canHelp } from './policy.ts'
import { type HelpRow, presentHelp } from './present.ts'

interface Asking {
  id: string
  reason: string
  minutes: number
}

/** An administrator asks a person to be let in; an older request of theirs to the same person gives way. */
export async function askToHelp(context: Context, memberId: string, { id, reason, minutes }: Asking): Promise<HelpSession> {
  const { actor, clock, config, db } = context
  allow(memberId !== actor.id)
  const member = found(
    await db.prisma.member.findFirst({ where: { id: memberId, email: { not: null }, suspension: null, departure: null } }),
  )
  const addressee = await findAddressee(context, memberId)
  const now = clock.now()
  const ask = () =>
    transact(context, async (tx) => {
      const older = { helperId: actor.id, memberId, endedAt: null, declinedAt: null, endsAt: null }
      await tx.prisma.helpSession.updateMany({ where: older, data: { endedAt: now } })
      await tx.prisma.helpSession.create({ data: { id, helperId: actor.id, memberId, reason, minutes, askedAt: now } })
      const facts = { helpId: id, memberId, helperId: actor.id }
      await tx.record(helpAsked, facts, { audienceId: member.audienceId })
      await tx.record(helpTold, { helpId: id }, { audienceId: actor.audienceId })
      if (addressee) await tx.write(helpLetter(config, addressee, { helper: actor.name, reason, minutes }))
    })
  const isRepeat = async () => (await db.prisma.helpSession.count({ where: { id, helperId: actor.id, memberId, reason } })) > 0
  await creating({ help_session_pkey: idTaken }, ask, isRepeat)
  return presentHelp(actor, await findHelp(context, id))
}

export async function acceptHelp(context: Context, helpId: string): Promise<HelpSession> {
  const help = await findHelp(context, helpId)
  allow(help.person.id === context.actor.id)
  if (!canHelp.answer(context.actor, help)) refuse(helpOver)
  const now = context.clock.now()
  const seconds = help.minutes * 60
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.helpSession.updateMany({
      where: { id: helpId, endsAt: null, declinedAt: null, endedAt: null },
      data: { acceptedAt: now, endsAt: new Date(now.getTime() + seconds * 1_000) },
    })
    if (count === 0) refuse(helpOver)
    await tx.record(helpAccepted, factsOf(help), { audienceId: help.personAudienceId })
    await tx.record(helpTold, { helpId }, { audienceId: help.helperAudienceId })
    await tx.send(endingHelp, { helpId }, { startAfter: seconds })
  })
  return presentHelp(context.actor, await findHelp(context, helpId))
}

export async function declineHelp(context: Context, helpId: string): Promise<void> {
  const help = await findHelp(context, helpId)
  allow(help.person.id === context.actor.id)
  if (!canHelp.answer(context.actor, help)) refuse(helpOver)
  await transact(context, async (tx) => {
    const { count } = await tx.prisma.helpSession.updateMany({
      where: { id: helpId, endsAt: null, declinedAt: null, endedAt: null },
      data: { declinedAt: context.clock.now() },
    })
    if (count === 0) refuse(helpOver)
    await tx.record(helpDeclined, factsOf(help), { audienceId: help.personAudienceId })
    await tx.record(helpTold, { helpId }, { audienceId: help.helperAudienceId })
  })
}

/** The administrator enters what the person has accepted; the session runs out with the time that was given, and not a second later. */
export async function openHelp(context: Context, helpId: string): Promise<Opened> {
  const help = await findHelp(context, helpId)
  const { endsAt } = help
  allow(help.helper.id === context.actor.id)
  if (!endsAt || !canHelp.open(context.actor, help)) return refuse(helpOver)
  return transact(context, async (tx) => {
    const opened = await openSession(tx, context, { id: help.person.id, audienceId: help.personAudienceId }, { method: 'help', endsAt })
    const { count } = await tx.prisma.helpSession.updateMany({
      where: { id: helpId, sessionId: null, endedAt: null },
      data: { sessionId: opened.sessionId },
    })
    if (count === 0) refuse(helpOver)
    await tx.record(helpOpened, factsOf(help), { audienceId: help.personAudienceId })
    await tx.record(helpTold, { helpId }, { audienceId: help.helperAudienceId })
    return opened
  })
}

const factsOf = ({ id, person, helper }: HelpRow) => ({ helpId: id, memberId: person.id, helperId: helper.id })
