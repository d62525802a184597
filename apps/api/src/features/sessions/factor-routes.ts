import * as doors from '@navette/contract/sessions/factor-endpoints.ts'
import type { Config } from '../../platform/config/config.ts'
import { refuse } from '../../platform/http/refuse.ts'
import { type Exchange, route } from '../../platform/http/route.ts'
import {
  giveCookies,
  giveProviderCookie,
  providerCookie,
  stepCookie,
  takeProviderCookie,
  takeStepCookie,
} from '../../platform/session/cookies.ts'
import { getMe } from '../accounts/queries.ts'
import type { Site } from './ceremony-commands.ts'
import * as factors from './factor-commands.ts'
import { getFactors } from './factor-queries.ts'
import * as passkeys from './passkey-commands.ts'
import * as provider from './provider-commands.ts'
import { getIdentity } from './provider-queries.ts'
import * as tokens from './token-commands.ts'
import { listTokens } from './token-queries.ts'

/** The origin that people have in their address bar: the public one, or else that of the page itself, which the door has checked. */
const houseOf = ({ publicUrl }: Config, { request }: Exchange): string =>
  publicUrl ? new URL(publicUrl).origin : (request.headers.origin ?? `${request.protocol}://${request.host}`)

const siteOf = (config: Config, exchange: Exchange): Site => {
  const origin = houseOf(config, exchange)
  return { origin, rpId: new URL(origin).hostname }
}

const stepOf = ({ request }: Exchange): string => request.cookies[stepCookie] ?? refuse(doors.stepOver)

export const factorRoutes = [
  route(doors.getStep, (context, _input, exchange) => factors.getStep(context, stepOf(exchange))),
  route(doors.startStepCeremony, (context, _input, exchange) =>
    factors.startStepCeremony(context, siteOf(context.config, exchange), stepOf(exchange)),
  ),
  route(doors.completeStep, async (context, { body }, exchange) => {
    const opened = await factors.completeStep(context, siteOf(context.config, exchange), stepOf(exchange), body)
    takeStepCookie(exchange.reply, context.config)
    return getMe(context, await giveCookies(exchange.reply, context.config, opened))
  }),
  route(doors.startPasskeySignIn, (context, _input, exchange) => passkeys.startPasskeySignIn(context, siteOf(context.config, exchange))),
  route(doors.signInWithPasskey, async (context, { body }, exchange) => {
    const opened = await passkeys.signInWithPasskey(context, siteOf(context.config, exchange), body)
    return getMe(context, await giveCookies(exchange.reply, context.config, opened))
  }),
  route(doors.getFactors, (context) => getFactors(context)),
  route(doors.startProof, (context, _input, exchange) => factors.startProof(context, siteOf(context.config, exchange))),
  route(doors.prove, async (context, { body }, exchange) => {
    await factors.prove(context, siteOf(context.config, exchange), body)
    return null
  }),
  route(doors.startApplication, (context) => factors.startApplication(context)),
  route(doors.confirmApplication, async (context, { body }) => ({ recoveryCodes: await factors.confirmApplication(context, body.code) })),
  route(doors.removeApplication, async (context) => {
    await factors.removeApplication(context)
    return null
  }),
  route(doors.renewRecoveryCodes, async (context) => ({ recoveryCodes: await factors.renewRecoveryCodes(context) })),
  route(doors.startPasskey, (context, _input, exchange) => passkeys.startPasskey(context, siteOf(context.config, exchange))),
  route(doors.addPasskey, async (context, { body }, exchange) => ({
    recoveryCodes: await passkeys.addPasskey(context, siteOf(context.config, exchange), body),
  })),
  route(doors.renamePasskey, async (context, { params, body }) => {
    await passkeys.renamePasskey(context, params.passkeyId, body.name)
    return null
  }),
  route(doors.removePasskey, async (context, { params }) => {
    await passkeys.removePasskey(context, params.passkeyId)
    return null
  }),
  route(doors.getProvider, async ({ config }) => ({ name: config.provider?.name ?? null })),
  route(doors.startProvider, async (context, _input, exchange) => {
    const { address, kept } = await provider.startProvider(context, houseOf(context.config, exchange))
    giveProviderCookie(exchange.reply, context.config, kept)
    return { address }
  }),
  route(doors.signInWithProvider, async (context, { body }, { request, reply }) => {
    takeProviderCookie(reply, context.config)
    const entered = await provider.signInWithProvider(context, request.cookies[providerCookie], body.answer)
    return getMe(context, await giveCookies(reply, context.config, entered))
  }),
  route(doors.getIdentity, (context) => getIdentity(context)),
  route(doors.startLink, async (context, _input, exchange) => {
    const { address, kept } = await provider.startLink(context, houseOf(context.config, exchange))
    giveProviderCookie(exchange.reply, context.config, kept)
    return { address }
  }),
  route(doors.linkIdentity, async (context, { body }, { request, reply }) => {
    takeProviderCookie(reply, context.config)
    await provider.linkIdentity(context, request.cookies[providerCookie], body.answer)
    return null
  }),
  route(doors.unlinkIdentity, async (context) => {
    await provider.unlinkIdentity(context)
    return null
  }),
  route(doors.listTokens, (context) => listTokens(context)),
  route(doors.makeToken, (context, { body }) => tokens.makeToken(context, body)),
  route(doors.revokeToken, async (context, { params }) => {
    await tokens.revokeToken(context, params.tokenId)
    return null
  }),
]
