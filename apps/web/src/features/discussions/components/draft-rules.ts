import type { Draft } from '@navette/contract/discussions/post-schema.ts'

/** A draft as a device holds it. */
export interface Kept {
  text: string
  /** The moment of the server's draft that it continues; null before the first. */
  from: string | null
  /** The server does not have it yet. */
  dirty: boolean
}

/** What a device holds after hearing of the server's draft; null where nothing changes for it. What waits to be kept is never replaced: the server puts the two together. */
export const adopted = (held: Kept, there: Pick<Draft, 'text' | 'at'>): Kept | null => {
  if (held.dirty || there.at === held.from || (held.from !== null && there.at < held.from)) return null
  if (there.text === held.text) return null
  return { text: there.text, from: there.at, dirty: false }
}
