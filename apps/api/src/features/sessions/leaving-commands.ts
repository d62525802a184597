import { wrongPassword } from '@navette/contract/sessions/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { found, refuse } from '../../platform/http/refuse.ts'
import { closeAccount } from '../accounts/commands.ts'
import { countAttempt, forgetFailures } from './attempt-commands.ts'
import { passwordKeys } from './attempts.ts'
import { passwordFits } from './passwords.ts'

/** Closes one's own account. Whoever found an open session does not: a password, where there is one, is as slow to guess as at the door. */
export async function leaveCluster(context: Context, password: string): Promise<void> {
  const { actor, db } = context
  const { passwordHash } = found(await db.prisma.member.findUnique({ where: { id: actor.id }, select: { passwordHash: true } }))
  if (passwordHash !== null) {
    const keys = passwordKeys(context, actor.email)
    const attempt = await countAttempt(context, keys)
    if (!(await passwordFits(passwordHash, password)))
      refuse(wrongPassword, { field: { path: 'body.password', message: wrongPassword.title } })
    await forgetFailures(context, keys, attempt)
  }
  await closeAccount(context, actor.id)
}
