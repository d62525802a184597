import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Ceremony, NewPasskey, PasskeyUse } from '@navette/contract/sessions/schema.ts'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { origin } from './server.ts'

/** A passkey in software, as a phone would have it (WebAuthn Level 3, section 6): ES256, discoverable, its holder verified. */
export interface Authenticator {
  make(ceremony: Ceremony, name: string): NewPasskey
  use(ceremony: Ceremony, how?: Differing): PasskeyUse
}

/** What a wrong or copied authenticator does differently. */
interface Differing {
  /** Instead of counting on. */
  counter?: number
  /** The page that asks, instead of ours. */
  from?: string
  verified?: boolean
}

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest()
const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url')
const flag = { present: 0x01, verified: 0x04, attested: 0x40 }

export function authenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credentialId = randomBytes(16)
  let counter = 0

  const data = (flags: number, count: number) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), counted])
  }
  const client = (type: string, { options }: Ceremony, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge: options['challenge'], origin: from, crossOrigin: false }))
  const named = { id: base64url(credentialId), rawId: base64url(credentialId), type: 'public-key' as const, clientExtensionResults: {} }

  return {
    make: (ceremony, name) => {
      const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const made = [
        data(flag.present | flag.verified | flag.attested, counter),
        Buffer.alloc(16),
        length,
        credentialId,
        isoCBOR.encode(key),
      ]
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(Buffer.concat(made))],
      ])
      const attestationObject = base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0]))
      const response = { clientDataJSON: base64url(client('webauthn.create', ceremony, origin)), attestationObject }
      return { ceremonyId: ceremony.ceremonyId, name, response: { ...named, response: { ...response, transports: ['internal'] } } }
    },
    use: (ceremony, { counter: told, from = origin, verified = true } = {}) => {
      counter += 1
      const authenticatorData = data(flag.present | (verified ? flag.verified : 0), told ?? counter)
      const clientData = client('webauthn.get', ceremony, from)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), privateKey)
      return {
        ceremonyId: ceremony.ceremonyId,
        response: {
          ...named,
          response: {
            clientDataJSON: base64url(clientData),
            authenticatorData: base64url(authenticatorData),
            signature: base64url(signature),
          },
        },
      }
    },
  }
}
