import type { Scope } from '@navette/contract/core/scopes.ts'
import type { Context } from '../context.ts'
import type { Name, Tree } from './xml.ts'

/** What is known of something: the content of each property’s element, by its name. */
export type Properties = Partial<Record<Name, () => Said | Promise<Said>>>
type Said = readonly (Tree | string)[]

/** What a program finds at an address (RFC 4918), as one person sees it. */
export interface Resource {
  /** Its path, each part encoded: `/dav/calendriers/…/`; those of collections end with a slash. */
  path: string
  properties: Properties
  /** A collection has them. */
  children?: () => Promise<readonly Resource[]>
  /** A file has it. Strong (RFC 9110, section 8.8.1): with its quotes. */
  etag?: string
  content?: () => Promise<{ type: string; text: string }>
  /** Questions of other RFCs that it answers, by the name of their element. */
  reports?: Partial<Record<Name, (question: Tree) => Promise<Tree | Fault>>>
  /** Where it may be changed. */
  write?: (content: Uint8Array) => Promise<Wrote | Fault>
  remove?: () => Promise<Fault | null>
}

/** A refusal in the protocol’s words: a status, and the condition that was not met (RFC 4918, section 16). */
export interface Fault {
  status: number
  condition?: Name
}

export const isFault = (answer: object): answer is Fault => 'status' in answer && typeof answer.status === 'number'

/** What became of a file that was sent. */
export interface Wrote {
  isNew: boolean
  /** Of what is there now; left out where that is not word for word what was sent (RFC 4791, section 5.3.4). */
  etag?: string
}

/** A part of the tree that programs see, offered by a feature. */
export interface DavTree {
  /** The first part of its paths, after `/dav/`. */
  name: string
  /** What a token needs. */
  scopes: { read: Scope; write: Scope }
  /** Words for `DAV:` in what a server says of itself (RFC 4918, section 10.1). */
  speaks: readonly string[]
  /** Properties of the person that lead here (RFC 3744, section 4): calendar programs begin there. */
  leadsFrom(context: Context): Properties
  /**
   * @param parts of the path after the name, decoded
   * @returns null where nothing is, and nothing can be written, or the actor may not see it
   */
  find(context: Context, parts: readonly string[]): Promise<Resource | null>
}
