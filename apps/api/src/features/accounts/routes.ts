import { editMe, getMember, getSession, listMembers, renewSession, signIn, signOut } from '@navette/contract/accounts/endpoints.ts'
import { signedOut } from '@navette/contract/core/errors.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { route } from '../../platform/http/route.ts'
import { giveCookies, refreshCookie, takeCookies } from '../../platform/session/cookies.ts'
import * as commands from './commands.ts'
import { presentMe } from './present.ts'
import * as queries from './queries.ts'

export const routes = [
  route(signIn, async (context, { body }, { request, reply }) => {
    const opened = await commands.signIn(context, body, { address: request.ip, userAgent: request.headers['user-agent'] ?? '' })
    await giveCookies(reply, context.config, opened)
    return queries.getMe(context, opened.sessionId)
  }),
  route(getSession, async ({ actor }) => presentMe(actor)),
  route(renewSession, async (context, _input, { request, reply }) => {
    const token = request.cookies[refreshCookie]
    if (!token) return refuse(signedOut)
    await giveCookies(reply, context.config, await commands.renewSession(context, token))
    return null
  }),
  route(signOut, async (context, _input, { reply }) => {
    await commands.signOut(context)
    takeCookies(reply, context.config)
    return null
  }),
  route(editMe, async (context, { body }) => {
    await commands.editMe(context, body)
    return queries.getMe(context, context.actor.sessionId)
  }),
  route(listMembers, (context, { query }) => queries.listMembers(context, query)),
  route(getMember, (context, { params }) => queries.getMember(context, params.memberId)),
]
