/** Tabs of one browser share the session: when it becomes somebody else's, each of them begins anew. */
const name = 'navette.person'

/** The session of this browser is now somebody else's: this page and every other tab begin again, so that nobody acts on what another read. */
export const becomeAnother = (path: string): Promise<never> => {
  channel()?.postMessage('changed')
  location.replace(path)
  // Nothing of this page goes on.
  return new Promise(() => undefined)
}

/**
 * Begins again when another tab became somebody else.
 *
 * @returns what stops listening
 */
export const followPerson = (): (() => void) => {
  const heard = channel()
  if (heard) heard.onmessage = () => location.replace('/')
  return () => heard?.close()
}

const channel = () => ('BroadcastChannel' in window ? new BroadcastChannel(name) : null)
