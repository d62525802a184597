import { foundCluster, getCluster, getHealth, getReadiness, loadDemonstration } from '@navette/contract/administration/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import { giveCookies } from '../../platform/session/cookies.ts'
import { getMe } from '../accounts/queries.ts'
import * as commands from './commands.ts'
import * as queries from './queries.ts'

export const routes = [
  route(getCluster, (context) => queries.getCluster(context)),
  route(foundCluster, async (context, { body }, { request, reply }) => {
    const opened = await commands.foundCluster(context, body, request.headers['user-agent'] ?? '')
    await giveCookies(reply, context.config, opened)
    return getMe(context, opened.sessionId)
  }),
  route(loadDemonstration, async (context, { body }) => ({ accounts: await commands.loadDemonstration(context, body.token) })),
  route(getHealth, async () => ({ alive: true as const })),
  route(getReadiness, (context) => queries.getReadiness(context)),
]
