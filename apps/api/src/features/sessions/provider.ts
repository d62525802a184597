import * as oidc from 'openid-client'
import type { ProviderSettings } from '../../platform/config/config.ts'

/** What the browser must bring back unchanged, or the answer is somebody else's (OpenID Connect Core 1.0, section 3.1.2.1; RFC 7636). */
export interface Journey {
  state: string
  nonce: string
  verifier: string
}

/** What the provider vouches for. */
export interface Vouched {
  issuer: string
  subject: string
  /** Only an address that the provider says it has verified. */
  email: string | null
}

/** The provider did not answer, or not as a provider does. */
export class ProviderAway extends Error {}
/** What came back proves nothing. */
export class ProviderRefused extends Error {}

const known = new Map<string, oidc.Configuration>()

/** Asks the provider about itself, once; a failure is asked again the next time. */
async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  const key = `${issuer} ${clientId}`
  const before = known.get(key)
  if (before) return before
  const url = new URL(issuer)
  const options = url.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}
  const found = await oidc.discovery(url, clientId, clientSecret, undefined, { timeout: 10, ...options }).catch((error: unknown) => {
    throw new ProviderAway('The provider cannot be reached.', { cause: error })
  })
  known.set(key, found)
  return found
}

/** Where to send the browser, and what to keep until it comes back. `purpose` begins the state, so that the page knows why it came. */
export async function setOut(
  settings: ProviderSettings,
  returnAddress: string,
  purpose: string,
): Promise<{ address: string; journey: Journey }> {
  const house = await discover(settings)
  const journey = { state: `${purpose}.${oidc.randomState()}`, nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
  const address = oidc.buildAuthorizationUrl(house, {
    redirect_uri: returnAddress,
    scope: 'openid email profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, journey }
}

/**
 * Exchanges what came back for what the provider vouches for.
 *
 * @param returned the whole address at which the browser came back
 * @throws {ProviderAway} @throws {ProviderRefused}
 */
export async function comeBack(settings: ProviderSettings, returned: URL, journey: Journey): Promise<Vouched> {
  const house = await discover(settings)
  try {
    const tokens = await oidc.authorizationCodeGrant(house, returned, {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new ProviderRefused('There is no ID token.')
    const told =
      claims['email'] === undefined && house.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(house, tokens.access_token, claims.sub)
        : claims
    const verified = told['email_verified'] === true && typeof told['email'] === 'string'
    return { issuer: claims.iss, subject: claims.sub, email: verified ? String(told['email']).trim().toLowerCase() : null }
  } catch (error) {
    if (error instanceof TypeError) throw new ProviderAway('The provider cannot be reached.', { cause: error })
    throw new ProviderRefused('The answer proves nothing.', { cause: error })
  }
}
