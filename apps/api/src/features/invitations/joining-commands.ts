import { stale } from '@navette/contract/core/errors.ts'
import { newId } from '@navette/contract/core/ids.ts'
import { joiningEdited } from '@navette/contract/invitations/activities.ts'
import { alreadyBelongs, joiningClosed, posterUnknown } from '@navette/contract/invitations/endpoints.ts'
import type { Joining, JoiningRule } from '@navette/contract/invitations/schema.ts'
import type { Context } from '../../platform/context.ts'
import { refusing } from '../../platform/db/refusing.ts'
import { transact } from '../../platform/db/transact.ts'
import { allow, refuse } from '../../platform/http/refuse.ts'
import { publicAudience } from '../../platform/session/actor.ts'
import { beginMembership } from '../organisations/commands.ts'
import { roleIn } from '../organisations/policy.ts'
import { getJoining } from './joining-queries.ts'
import { canJoining } from './policy.ts'
import { findPosterByToken } from './poster-queries.ts'

interface JoiningEdit {
  joining: JoiningRule
  questions: string[]
  version: number
}

/** Opens or closes an organisation to those who were not invited. Applications that wait are answered all the same. */
export async function editJoining(context: Context, organisationId: string, { version, ...change }: JoiningEdit): Promise<Joining> {
  await getJoining(context, organisationId)
  allow(canJoining.edit(context.actor, { organisationId }))
  const edited = await transact(context, async (tx) => {
    const { count } = await tx.prisma.organisation.updateMany({
      where: { id: organisationId, version },
      data: { ...change, version: { increment: 1 } },
    })
    if (count === 0) return false
    await tx.record(joiningEdited, { organisationId }, { audienceId: publicAudience })
    return true
  })
  const now = await getJoining(context, organisationId)
  return edited ? now : refuse(stale, { current: now })
}

/** Joins an organisation that is free to join, from today; a poster says in which role. */
export async function joinOrganisation(context: Context, organisationId: string, token: string | null): Promise<void> {
  const { actor, clock, db } = context
  const joining = await getJoining(context, organisationId)
  if (roleIn(actor, organisationId) !== null) refuse(alreadyBelongs)
  if (!joining.can.join) refuse(joiningClosed)
  const poster = token === null ? null : await findPosterByToken(db, token)
  if (poster && poster.organisation.id !== organisationId) refuse(posterUnknown)
  const membership = { id: newId(), organisationId, memberId: actor.id, startsOn: clock.today(), endsOn: null }
  await refusing({ membership_once: alreadyBelongs }, () =>
    transact(context, (tx) => beginMembership(tx, { ...membership, role: poster?.role ?? 'volunteer' })),
  )
}
