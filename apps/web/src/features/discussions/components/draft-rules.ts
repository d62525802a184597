import type { Draft } from '@navette/contract/discussions/post-schema.ts'

/** A draft as a device holds it. */
export interface Kept {
  text: string
  /** The moment of the server's draft that it continues; null before the first. */
  from: string | null
  /** The server does not have it yet. */
  dirty: boolean
  /** When it was written on this device, in milliseconds; only of what the server does not have. */
  at?: number
}

/** What a device holds after hearing of the server's draft; null where nothing changes for it. What waits to be kept is never replaced: the server puts the two together. */
export const adopted = (held: Kept, there: Pick<Draft, 'text' | 'at'>): Kept | null => {
  if (held.dirty || there.at === held.from || (held.from !== null && there.at < held.from)) return null
  if (there.text === held.text) return null
  return { text: there.text, from: there.at, dirty: false }
}

/**
 * What a tab holds once the server has answered. Where another tab or device had kept something else, the answer holds both: whoever typed on
 * meanwhile goes on in their own part of it.
 *
 * @param sent what the answer is to
 * @param now what the tab holds by now
 */
export const continued = (sent: Kept, now: Kept, there: Pick<Draft, 'text' | 'at'>): Kept => {
  if (there.text === sent.text)
    return now.text === sent.text ? { text: there.text, from: there.at, dirty: false } : { ...now, from: there.at }
  if (now.text === sent.text) return { text: there.text, from: there.at, dirty: false }
  const before = there.text.endsWith(sent.text) ? there.text.slice(0, there.text.length - sent.text.length).trimEnd() : there.text
  return { text: [before, now.text].filter((part) => part !== '').join('\n\n'), from: there.at, dirty: true }
}
