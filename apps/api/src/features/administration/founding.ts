import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The word in the one-time link of an installation without a cluster. It is drawn from the installation's secret, so that every
 * instance and every start print the same link; it serves until the cluster is founded, and never again.
 */
export const foundingToken = (secret: string): string => createHmac('sha256', secret).update('founding').digest('base64url').slice(0, 32)

export function isFoundingToken(secret: string, token: string): boolean {
  const expected = Buffer.from(foundingToken(secret))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
