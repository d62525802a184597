import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const keyOf = (secret: string) => new Uint8Array(hkdfSync('sha256', secret, '', 'navette seal', 32))

/** Encrypts what the database must keep but not tell (AES-256-GCM; nonce, tag, then the text), with the installation's secret. */
export function seal(secret: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]))
}

/** The text again; null where it was sealed with another secret, or altered. */
export function unseal(secret: string, sealed: Uint8Array): string | null {
  try {
    const bytes = Buffer.from(sealed)
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), { authTagLength: 16 }).setAuthTag(
      bytes.subarray(12, 28),
    )
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
