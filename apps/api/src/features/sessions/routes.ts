import { signedOut } from '@navette/contract/core/errors.ts'
import {
  acceptHelp,
  askAddressChange,
  askReset,
  askSignInLink,
  askToHelp,
  cancelAddressChange,
  changePassword,
  confirmAddress,
  declineHelp,
  endAllSessions,
  endHelp,
  endMySession,
  endOtherSessions,
  getAddressChange,
  getMyAccess,
  leaveCluster,
  listHelp,
  listMySessions,
  openHelp,
  readReset,
  renewSession,
  resetPassword,
  signIn,
  signInByLink,
  signOut,
  vouchForAddress,
} from '@navette/contract/sessions/endpoints.ts'
import { Refused, refuse } from '../../platform/http/refuse.ts'
import { route } from '../../platform/http/route.ts'
import { browserCookie, knownBrowser } from '../../platform/session/browser.ts'
import { giveCookies, keepOwn, refreshCookie, takeCookies, takeOwn, wayBack } from '../../platform/session/cookies.ts'
import { getMe } from '../accounts/queries.ts'
import * as access from './access-commands.ts'
import { askLink } from './ask-commands.ts'
import * as commands from './commands.ts'
import { endHelp as endHelpNow } from './ending-commands.ts'
import * as help from './help-commands.ts'
import { listHelp as listHelpOf } from './help-queries.ts'
import { leaveCluster as leave } from './leaving-commands.ts'
import * as links from './link-commands.ts'
import * as queries from './queries.ts'

export const routes = [
  route(signIn, async (context, { body }, { request, reply }) => {
    const browser = knownBrowser(context.config.secret, request.cookies[browserCookie], body.email)
    const sessionId = await giveCookies(reply, context.config, await commands.signIn(context, { ...body, browser }))
    return getMe(context, sessionId)
  }),
  route(renewSession, async (context, _input, { request, reply }) => {
    const token = request.cookies[refreshCookie]
    if (!token) return refuse(signedOut)
    const back = wayBack(request)
    const renewed = await commands.renewSession(context, token).catch((error: unknown) => {
      if (back && error instanceof Refused && error.refusal.code === signedOut.code) return null
      throw error
    })
    if (renewed) {
      await giveCookies(reply, context.config, renewed)
      return null
    }
    // The help session is over: whoever helped is themself again, and their pages are told to begin anew.
    await giveCookies(reply, context.config, await commands.returnToOwn(context, token, back))
    takeOwn(reply, context.config)
    reply.header('navette-returned', '1')
    return null
  }),
  route(signOut, async (context, _input, { reply }) => {
    await commands.signOut(context)
    if (!context.actor.helper) takeCookies(reply, context.config)
    return null
  }),
  route(listMySessions, (context) => queries.listMySessions(context)),
  route(endMySession, async (context, { params }) => {
    await commands.endMySession(context, params.sessionId)
    return null
  }),
  route(endOtherSessions, async (context) => {
    await commands.endMySessions(context, { here: 'goes on' })
    return null
  }),
  route(endAllSessions, async (context, _input, { reply }) => {
    await commands.endMySessions(context, { here: 'ends' })
    takeCookies(reply, context.config)
    return null
  }),
  route(askSignInLink, async (context, { body }) => {
    await askLink(context, { email: body.email, purpose: 'sign_in' })
    return null
  }),
  route(signInByLink, async (context, { body }, { reply }) => {
    const sessionId = await giveCookies(reply, context.config, await links.signInByLink(context, body.token))
    return getMe(context, sessionId)
  }),
  route(askReset, async (context, { body }) => {
    await askLink(context, { email: body.email, purpose: 'reset' })
    return null
  }),
  route(readReset, (context, { body }) => links.readReset(context, body.token)),
  route(resetPassword, (context, { body }) => links.resetPassword(context, body)),
  route(getMyAccess, (context) => queries.getMyAccess(context)),
  route(changePassword, async (context, { body }) => {
    await access.changePassword(context, body)
    return null
  }),
  route(askAddressChange, (context, { body }) => access.askAddressChange(context, body.email)),
  route(cancelAddressChange, async (context) => {
    await access.cancelAddressChange(context)
    return null
  }),
  route(confirmAddress, (context, { body }) => access.confirmAddress(context, body.token)),
  route(getAddressChange, (context, { params }) => queries.getAddressChange(context, params.memberId)),
  route(vouchForAddress, async (context, { params }) => {
    await access.vouchForAddress(context, params.memberId)
    return null
  }),
  route(listHelp, (context) => listHelpOf(context)),
  route(askToHelp, (context, { params, body }) => help.askToHelp(context, params.memberId, body)),
  route(acceptHelp, (context, { params }) => help.acceptHelp(context, params.helpId)),
  route(declineHelp, async (context, { params }) => {
    await help.declineHelp(context, params.helpId)
    return null
  }),
  route(openHelp, async (context, { params }, { reply }) => {
    const opened = await help.openHelp(context, params.helpId)
    await keepOwn(reply, context.config, { own: context.actor.sessionId, help: opened.sessionId })
    await giveCookies(reply, context.config, opened)
    return getMe({ ...context, actor: null }, opened.sessionId)
  }),
  route(endHelp, async (context, { params }) => {
    await endHelpNow(context, params.helpId)
    return null
  }),
  route(leaveCluster, async (context, { body }, { reply }) => {
    await leave(context, body.password)
    takeCookies(reply, context.config)
    return null
  }),
]
