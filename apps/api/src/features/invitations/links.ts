import { randomBytes } from 'node:crypto'

/** A fresh secret for a link: 256 bits, as it stands in the address. */
export const newToken = (): string => randomBytes(32).toString('base64url')
