import type { CookieSerializeOptions } from '@fastify/cookie'
import type {} from '@fastify/jwt'
import { secondStepNeeded } from '@navette/contract/core/errors.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import { refuse } from '../http/refuse.ts'
import { browserCookie, browserSeconds, rememberAccount } from './browser.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tokens are signed and judged by it. */
    clock: Clock
  }
}

export const accessCookie = 'navette_access'
export const refreshCookie = 'navette_refresh'

/** The access token lives ten minutes; the session itself is looked up at each request, so ending it takes effect at once. */
export const accessSeconds = 600
/** A session that nobody used for thirty days has ended. */
export const sessionSeconds = 30 * 24 * 3600

const options = (config: Config, path: string, maxAge: number): CookieSerializeOptions => ({
  path,
  maxAge,
  httpOnly: true,
  sameSite: 'lax',
  secure: config.publicUrl?.startsWith('https:') ?? false,
})

/** The refresh token goes only where it is used. */
const refreshPath = '/api/sessions/current'

/** A session that has just begun, or been renewed, with the one refresh token that carries it on. */
export interface Opened {
  sessionId: string
  refresh: string
  /** The address of whoever has just come in: their browser is known from now on. */
  account?: string | null
}

/** The first factor was right, and a second one is asked for before there is a session. */
export interface Step {
  step: string
}

export type Entered = Opened | Step

/**
 * Hands over the cookies of a session that has started or been renewed, and gives its id. Where a second step comes first, hands over that of the
 * step and refuses: whoever came by password, link or provider completes it at the same door.
 *
 * @throws {Refused} `second_step_needed`
 */
export async function giveCookies(reply: FastifyReply, config: Config, entered: Entered): Promise<string> {
  if ('step' in entered) {
    reply.setCookie(stepCookie, entered.step, options(config, stepPath, stepSeconds))
    return refuse(secondStepNeeded)
  }
  const iat = Math.floor(reply.server.clock.now().getTime() / 1_000)
  // The token runs out long before its cookie: whoever signs in over a session ends that session, however old its token.
  reply.setCookie(accessCookie, await reply.jwtSign({ sid: entered.sessionId, iat }), options(config, '/', sessionSeconds))
  reply.setCookie(refreshCookie, entered.refresh, options(config, refreshPath, sessionSeconds))
  if (entered.account) {
    const known = rememberAccount(config.secret, reply.request.cookies[browserCookie], entered.account)
    reply.setCookie(browserCookie, known, options(config, browserPath, browserSeconds))
  }
  return entered.sessionId
}

/** Where passwords are tried. */
const browserPath = '/api/sessions'

/** An administrator's own session, while their browser acts in a help session: shown where sessions are renewed, and there alone. */
export const ownCookie = 'navette_own'
/** A help session lasts an hour at most; its administrator may be slow to come back. */
const ownSeconds = 24 * 3600

/** Which session to return to, and from which: it leads back from nowhere else. */
export interface WayBack {
  own: string
  help: string
}

export async function keepOwn(reply: FastifyReply, config: Config, back: WayBack): Promise<void> {
  reply.setCookie(ownCookie, await reply.jwtSign(back), options(config, refreshPath, ownSeconds))
}

/** The way back that `keepOwn` kept, or null. */
export function wayBack({ server, cookies }: FastifyRequest): WayBack | null {
  const token = cookies[ownCookie]
  try {
    const { own, help } = token ? server.jwt.verify<Partial<WayBack>>(token) : {}
    return own && help ? { own, help } : null
  } catch {
    return null
  }
}

export const takeOwn = (reply: FastifyReply, config: Config): unknown => reply.clearCookie(ownCookie, options(config, refreshPath, 0))

/** Between the first factor and the second. */
export const stepCookie = 'navette_step'
const stepPath = '/api/sessions/step'
/** Long enough to look for one's phone. */
export const stepSeconds = 600

export const takeStepCookie = (reply: FastifyReply, config: Config): unknown => reply.clearCookie(stepCookie, options(config, stepPath, 0))

/** What the browser keeps while somebody is at the provider: sealed, and short-lived. */
export const providerCookie = 'navette_provider'
export const providerSeconds = 600

export const giveProviderCookie = (reply: FastifyReply, config: Config, kept: string): unknown =>
  reply.setCookie(providerCookie, kept, options(config, '/api', providerSeconds))

export const takeProviderCookie = (reply: FastifyReply, config: Config): unknown =>
  reply.clearCookie(providerCookie, options(config, '/api', 0))

export function takeCookies(reply: FastifyReply, config: Config): void {
  reply.clearCookie(accessCookie, options(config, '/', 0))
  reply.clearCookie(refreshCookie, options(config, refreshPath, 0))
}
