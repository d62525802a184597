import type { Care, Kept } from '@navette/contract/administration/schema.ts'
import type { Endpoint } from '@navette/contract/core/endpoint.ts'
import type { Noun } from '@navette/contract/core/nouns.ts'
import type { Context, Services } from './context.ts'
import type { DavTree } from './dav/resource.ts'
import type { Route } from './http/route.ts'
import type { Job } from './jobs/jobs.ts'
import type { PageKind } from './markdown/targets.ts'
import type { OrganisationPart } from './organisation-part.ts'
import type { PersonalPart } from './personal-part.ts'
import type { ReadReport } from './report.ts'

/** A kind of item: where it is listed and read. The tests hold that what is listed, read and heard is the same. */
export interface ItemKind {
  kind: string
  list: Endpoint
  get: Endpoint
  /** The parameter of `get` that takes the item's id. */
  param: string
  /**
   * Where threads may hang on items of this kind: whether the actor, who sees the item, may open one. Whoever sees the item reads them; the
   * database shares them like the item, also when it is moved or shared differently.
   */
  discussed?(context: Context, id: string): Promise<boolean>
  /** Where items of this kind hang on others, or are followed by whoever does something in them: how it is for the actor, who sees the item. */
  followed?(context: Context, id: string): Promise<{ own: 'conversation' | 'wrote' | null; aboutId: string | null }>
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

/** Activities that a feature brings to the timelines of projects; what no feature offers is not told there. */
export interface TimelineOffer {
  /**
   * The filter that shows them alone, as it stands in the page’s address: `fils`. Unique in the product; two offers of one feature may share it.
   * The feature’s own words files name it (`timeline.strands.fils`) and tell each verb (`timeline.deeds.thread.opened`).
   */
  strand: string
  verbs: readonly string[]
  /** A few words of what was written. */
  excerpts?: Excerpts
}

/** What a feature says of itself; features meet by reading each other's manifests, never each other's files. */
export interface Feature {
  name: Noun
  /** Features whose queries, commands and policy it may import. */
  uses: readonly Noun[]
  routes: readonly Route[]
  items?: readonly ItemKind[]
  /** Its pages that show one thing each: texts that link to them show its title. */
  pages?: readonly PageKind[]
  jobs?: readonly Job[]
  timeline?: readonly TimelineOffer[]
  /** What of its own a report on a project tells. */
  report?: ReadReport
  /** What programs read and write of it by WebDAV. */
  dav?: DavTree
  organisationPart?: OrganisationPart
  /** What of its own an administrator should see to now; nothing where all is well. */
  care?(context: Context): Promise<Care[]>
  personalPart?: PersonalPart
  /** What of its own it removes by itself, and after how long. */
  keeps?(services: Services): Promise<Kept[]>
}
