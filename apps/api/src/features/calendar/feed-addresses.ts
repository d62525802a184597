import { createHmac, timingSafeEqual } from 'node:crypto'
import { pageAddress } from '../../platform/mail/letter.ts'

type Where = Parameters<typeof pageAddress>[0]

/** What proves that an address was made here: it cannot be guessed from the id, and needs no secret in the database. */
const signatureOf = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(`feed:${id}`).digest('base64url').slice(0, 32)

/** Where a calendar program subscribes. Programs look at the ending. */
export const feedAddress = (config: Where & { secret: string }, id: string): string =>
  pageAddress(config, `/api/feeds/${id}/${signatureOf(config.secret, id)}.ics`)

export const publicFeedAddress = (where: Where): string => pageAddress(where, '/api/public/calendar.ics')

export const publicPageAddress = (where: Where): string => pageAddress(where, '/api/public/calendar.html')

/** @param signature as it stands in an address, with its ending */
export function isSigned(secret: string, id: string, signature: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(`${signatureOf(secret, id)}.ics`)]
  return given.length === right.length && timingSafeEqual(given, right)
}
