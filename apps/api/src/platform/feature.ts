import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import type { Noun } from '@navette/contract/core/nouns.ts'
import type { Context } from './context.ts'
import type { Route } from './http/route.ts'
import type { Job } from './jobs/jobs.ts'

/** A kind of item: where it is listed and read. The tests hold that what is listed, read and heard is the same. */
export interface ItemKind {
  kind: string
  list: Endpoint
  get: Endpoint
  /** The parameter of `get` that takes the item's id. */
  param: string
}

/** First words of what was written, for lines of the timeline. */
export interface Excerpts {
  verbs: readonly string[]
  /**
   * @param facts of activities with one of the verbs, all of them visible to the actor
   * @returns for each, a few words of plain text, or null where nothing is left to show
   */
  read(context: Context, facts: Record<string, unknown>[]): Promise<(string | null)[]>
}

/** What a feature says of itself; features meet by reading each other's manifests, never each other's files. */
export interface Feature {
  name: Noun
  /** Features whose queries, commands and policy it may import. */
  uses: readonly Noun[]
  routes: readonly Route[]
  items?: readonly ItemKind[]
  jobs?: readonly Job[]
  excerpts?: Excerpts
}
