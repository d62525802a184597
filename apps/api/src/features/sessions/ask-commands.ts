import type { OpenContext } from '../../platform/context.ts'
import { transact } from '../../platform/db/transact.ts'
import { countAttempt } from './attempt-commands.ts'
import { letterKeys } from './attempts.ts'
import { postLink } from './jobs.ts'

interface Asking {
  email: string
  purpose: 'sign_in' | 'reset'
}

/**
 * Somebody asks for a link by mail. The answer is the same whether or not there is such an account, and takes as long: the letter is written by a
 * job, which is sent in either case.
 */
export async function askLink(context: OpenContext, { email, purpose }: Asking): Promise<void> {
  await countAttempt(context, letterKeys(context, email))
  const member = await context.db.prisma.member.findUnique({ where: { email }, select: { id: true } })
  await transact(context, (tx) => tx.send(postLink, { memberId: member?.id ?? null, purpose }))
}
