import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import type { Config } from '../config/config.ts'

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

/** Hands over the cookies of a session that has started or been renewed. */
export async function giveCookies(reply: FastifyReply, config: Config, opened: { sessionId: string; refresh: string }): Promise<void> {
  reply.setCookie(accessCookie, await reply.jwtSign({ sid: opened.sessionId }), options(config, '/', accessSeconds))
  reply.setCookie(refreshCookie, opened.refresh, options(config, refreshPath, sessionSeconds))
}

export function takeCookies(reply: FastifyReply, config: Config): void {
  reply.clearCookie(accessCookie, options(config, '/', 0))
  reply.clearCookie(refreshCookie, options(config, refreshPath, 0))
}
