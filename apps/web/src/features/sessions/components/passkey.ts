import type { Ceremony, NewPasskey, PasskeyUse } from '@navette/contract/sessions/schema.ts'

/** Whether this browser, at this address, can speak with passkeys: they want a secure page, and belong to a name, never to a number. */
export const passkeysHere = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname)

/** Loaded when somebody wants it: most never do. */
const speaker = () => import('@simplewebauthn/browser')

/** Somebody closed their device's question; nothing went wrong. */
export class Declined extends Error {}

const orDeclined = (error: unknown): never => {
  throw error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError') ? new Declined() : error
}

/** Asks the device for one of its passkeys. */
export const askPasskey = async ({ ceremonyId, options }: Ceremony): Promise<PasskeyUse> => {
  const { startAuthentication } = await speaker()
  const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON']
  const response = await startAuthentication({ optionsJSON }).catch(orDeclined)
  return { ceremonyId, response: response as unknown as PasskeyUse['response'] }
}

/** A ceremony serves for five minutes, and a page may stay open for longer. */
const offerMs = 240_000

/**
 * Offers the device's passkeys among the addresses that the browser proposes for a field whose `autocomplete` ends in `webauthn` (WebAuthn Level 3,
 * section 5.1.4, conditional mediation), until one is chosen. Where that cannot be, nothing happens: there is a button for it too.
 *
 * @param ask for a ceremony: for each offer a new one
 * @returns ends the offer
 */
export const offerPasskeys = (ask: () => Promise<Ceremony>, onChosen: (use: PasskeyUse) => void): (() => void) => {
  let over = false
  let renewal: ReturnType<typeof setTimeout> | undefined
  let cancel: (() => void) | undefined
  const end = () => {
    over = true
    clearTimeout(renewal)
    cancel?.()
  }
  const offer = async () => {
    const { startAuthentication, WebAuthnAbortService } = await speaker()
    const { ceremonyId, options } = await ask()
    if (over) return
    cancel = () => WebAuthnAbortService.cancelCeremony()
    // The next offer ends this one by itself.
    renewal = setTimeout(tryOffer, offerMs)
    const optionsJSON = options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON']
    const response = await startAuthentication({ optionsJSON, useBrowserAutofill: true })
    if (over) return
    end()
    onChosen({ ceremonyId, response: response as unknown as PasskeyUse['response'] })
  }
  const tryOffer = () => void offer().catch(() => undefined)
  if (passkeysHere()) void conditionalHere().then((able) => able && !over && tryOffer())
  return end
}

/** Asked before anything is loaded for it. */
const conditionalHere = async (): Promise<boolean> => (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false

/** Asks the device to make one. */
export const askForPasskey = async ({ ceremonyId, options }: Ceremony, name: string): Promise<NewPasskey> => {
  const { startRegistration } = await speaker()
  const optionsJSON = options as unknown as Parameters<typeof startRegistration>[0]['optionsJSON']
  const response = await startRegistration({ optionsJSON }).catch(orDeclined)
  return { ceremonyId, name, response: response as unknown as NewPasskey['response'] }
}
