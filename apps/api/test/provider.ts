import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type JWKS } from 'oidc-provider'

/** A house elsewhere, as people would have it: an OpenID Connect provider that signs its visitor in without asking. */
export interface TestProvider {
  issuer: string
  /** What the server under test is told. */
  settings: Record<string, string>
  /** Who sits at the browser. */
  visitor: { sub: string; email: string; email_verified: boolean }
  /** Follows the provider's redirections; answers with what stands behind the `?` of the address at which it sends the browser back. */
  visit(address: string): Promise<string>
  close(): Promise<void>
}

const client = { client_id: 'navette', client_secret: 'the secret of this installation' }

/** @param house the origin of the server under test */
export async function testProvider(house: string): Promise<TestProvider> {
  const returnAddress = `${house}/connexion/retour`
  const server = createServer((request, reply) => void answer(request, reply))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const test: TestProvider = {
    issuer,
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.client_id, OIDC_CLIENT_SECRET: client.client_secret, OIDC_NAME: 'La Ruche' },
    visitor: { sub: 'theo', email: 'theo@example.org', email_verified: true },
    visit: (address) => follow(address, returnAddress),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [returnAddress], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ format: 'jwk' })] } as JWKS,
    cookies: { keys: ['a key for tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...test.visitor, sub }) }),
    // Nobody is asked what may be told to us.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: client.client_id, accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const listen = provider.callback()
  const answer: (...given: Parameters<typeof listen>) => Promise<unknown> = async (request, reply) =>
    request.url?.startsWith('/interaction/')
      ? provider.interactionFinished(request, reply, { login: { accountId: test.visitor.sub } })
      : listen(request, reply)
  return test
}

/** A browser of a few lines: it keeps cookies and follows. */
async function follow(start: string, returnAddress: string): Promise<string> {
  const jar = new Map<string, string>()
  let address = start
  for (let hops = 0; hops < 12; hops++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    address = new URL(reply.headers.get('location') ?? '', address).href
    if (address.startsWith(returnAddress)) return new URL(address).search
  }
  throw new Error('The provider never sends the browser back.')
}
