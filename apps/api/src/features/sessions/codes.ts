import { createHmac, randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import { toString as drawQrCode } from 'qrcode'

/** Thirty-second steps of six figures with SHA-1: what every authenticator application knows (RFC 6238, with RFC 4226). */
const toleranceSeconds = 30

export interface Application {
  secret: string
  /** `otpauth://totp/…` */
  address: string
  /** The address as a QR code, SVG. */
  picture: string
}

/** A new secret, 160 bits as RFC 4226 (section 4) wants it. */
export const newSecret = (): string => generateSecret()

/** How a secret is handed to an application; `house` and `account` are what it shows. */
export async function presentApplication(secret: string, house: string, account: string): Promise<Application> {
  const address = generateURI({ issuer: house, label: account, secret })
  return { secret, address, picture: await drawQrCode(address, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' }) }
}

/** The time step that a code belongs to, one before and one after now included; null where it is not right. */
export async function stepOfCode(secret: string, code: string, now: Date): Promise<number | null> {
  const result = await verify({ secret, token: code, epoch: Math.floor(now.getTime() / 1_000), epochTolerance: toleranceSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

/** Six figures, or null where this is another kind of code. */
export const figuresOf = (written: string): string | null => /^\d{6}$/.exec(written.replace(/[\s-]/g, ''))?.[0] ?? null

/** No letter that looks like a figure (Crockford's base 32). */
const signs = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten codes of 50 bits, written `k7m2p-9xw4d`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const letters = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })

/** What is kept of a recovery code: useless to whoever has the database but not the installation's secret. */
export function hashRecoveryCode(secret: string, memberId: string, written: string): Uint8Array<ArrayBuffer> {
  const code = written
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  return new Uint8Array(createHmac('sha256', secret).update(`recovery:${memberId}:${code}`).digest())
}
