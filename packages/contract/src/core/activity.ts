import type { z } from 'zod'
import type { AnswerOf, Endpoint, ParamsOf, Shape } from './endpoint.ts'
import type { Noun } from './nouns.ts'

/** A read that what happened makes stale: the endpoint, and the parameters where only one of its answers is meant. */
export interface Touch {
  read: string
  params: Record<string, unknown>
}

/** Names a read made stale; without parameters, every answer of it. */
export const touch = <S extends Shape>(read: Endpoint<S>, params: Partial<ParamsOf<Endpoint<S>>> = {}): Touch => ({
  read: read.name,
  params,
})

interface Definition<F extends z.ZodObject> {
  /** Ids and small figures, kept in the history and sent to the readers; never a text that somebody wrote. */
  facts: F
  /** The reads of this noun that are no longer what they were. */
  touches: (facts: z.output<F>) => Touch[]
  /** Nouns whose name, title or ribbon changed: every read that `shows` them is stale too. */
  alters?: readonly Noun[]
  /** What hangs on it, of whatever feature, went along: all that its readers have open is stale. For what happens rarely. */
  sweeping?: boolean
  /** Who may see what may have changed: the sockets' rooms are worked out again. */
  changesAccess?: boolean
  /**
   * Noted in the audit log too, with where it came from; `memberId`, `organisationId`, `itemId` of the facts say whom and what it concerns.
   * A rule where only some of it is worth noting.
   */
  audited?: boolean | ((facts: z.output<F>) => boolean)
  /** Announced, not kept: it changes nothing that a history should tell. */
  passing?: boolean
  /** Hot, append-only lists: the new record travels with the news and is put first in this read, without another request. */
  carries?: { read: Endpoint<Shape>; params: (facts: z.output<F>) => Record<string, string> }
}

/** A kind of thing that happens; see `activity`. */
export type ActivityKind<F extends z.ZodObject = z.ZodObject> = Definition<F> & { readonly verb: string }

/**
 * Declares what a command announces: the same row feeds the history, the timeline, notifications and live updates.
 *
 * @param verb noun and past participle: `thread.replied`
 */
export const activity = <F extends z.ZodObject>(verb: string, definition: Definition<F>): ActivityKind<F> => ({ verb, ...definition })

/** Declares the read that carried records are put into, with the parameters that find it. */
export const carry = <S extends Shape, F>(read: Endpoint<S>, params: (facts: F) => Record<string, string>) => ({
  read: read as unknown as Endpoint<Shape>,
  params,
})

/** A record as a carried list answers it. */
export type Carried<S extends Shape> = AnswerOf<Endpoint<S>> extends { items: (infer T)[] } ? T : never

/** What a socket receives when something happened: enough to know what is stale, nothing private besides. */
export interface News {
  id: string
  verb: string
  actorId: string | null
  facts: Record<string, unknown>
  at: string
  carried?: unknown
}
