import { byItself, type Context, type OpenContext, type Services } from '../../platform/context.ts'
import { type Transaction, transact } from '../../platform/db/transact.ts'
import { allow } from '../../platform/http/refuse.ts'
import { closeHelp, endSession } from './commands.ts'
import { findHelp } from './help-queries.ts'
import { canHelp } from './policy.ts'
import type { HelpRow } from './present.ts'

/** Either side ends it, or takes the request back; whoever is in is out at once. */
export async function endHelp(context: Context, helpId: string): Promise<void> {
  const help = await findHelp(context, helpId)
  allow(canHelp.end(context.actor, help))
  await transact(context, (tx) => end(tx, context, help))
}

/** The time that the person gave is over. */
export async function endHelpInTime(services: Services, helpId: string): Promise<void> {
  const help = await services.db.prisma.helpSession.findUnique({ where: { id: helpId }, include: { helper: true, member: true } })
  if (!help || help.endedAt) return
  const { sessionId, member, helper } = help
  const over = { id: helpId, sessionId, person: member, helper, personAudienceId: member.audienceId, helperAudienceId: helper.audienceId }
  const context = byItself(services)
  await transact(context, (tx) => end(tx, context, over))
}

type Ending = Pick<HelpRow, 'id' | 'sessionId' | 'personAudienceId' | 'helperAudienceId'> & {
  helper: { id: string }
  person: { id: string }
}

/** With its session where there is one: ending that one ends both. */
async function end(tx: Transaction, context: OpenContext, help: Ending): Promise<void> {
  if (!help.sessionId) return closeHelp(tx, context, help.id)
  const { sessionId, person, personAudienceId } = help
  await endSession(tx, context, { sessionId, memberId: person.id, audienceId: personAudienceId, reason: 'help_ended' })
}
