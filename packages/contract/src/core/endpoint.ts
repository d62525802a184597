import type { z } from 'zod'
import type { Refusal } from './errors.ts'
import type { Noun } from './nouns.ts'

/**
 * Who may knock. Whatever the door, what is found behind it is filtered by the actor's audiences.
 * - `anyone`: no session is needed;
 * - `member`: any account that is signed in, a guest too;
 * - `insider`: somebody of a member organisation, or an administrator; never a guest;
 * - `administrator`: an administrator of the cluster;
 * - `founder`: whoever holds the one-time link of an installation that has no cluster yet.
 */
export type Access = 'anyone' | 'member' | 'insider' | 'administrator' | 'founder'

export interface Shape {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The nouns, with `:name` for each parameter: `/api/threads/:threadId/posts`. */
  path: `/api/${string}`
  /** One sentence for the API's pages. */
  summary: string
  access: Access
  /** About the security of an account: its holder in person alone, neither a help session nor a token. */
  alone?: true
  /** Open to somebody who must show a second factor first and has not: the few doors with which they do. */
  whileEnrolling?: true
  /** Open to somebody who closed their account, until it is erased: the doors with which they take it back. */
  whileLeaving?: true
  /** The parameter that names an item or organisation the actor must be able to see; unseen is answered like unknown, 404. */
  sees?: string
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  /** The body is a file (`bytes`) of at most so many bytes. */
  takes?: number
  /** The body is a stream of bytes that the door reads as they come: a piece of an upload. It may be of any length; the door says when it is enough. */
  streams?: true
  answer: z.ZodType
  /** Of a success; 200 unless said, 204 where `answer` is `nothing`. */
  status?: 200 | 201 | 204
  /** What this door may answer beyond the refusals that every door shares. */
  errors?: readonly Refusal[]
  /** Nouns whose names, titles or ribbons this answer shows: it grows stale when one of them is altered. */
  shows?: readonly Noun[]
  /** Tells what happened: whatever happens makes its answers stale. */
  history?: boolean
  /** Asked for a moment, such as a file that is saved at once: nobody keeps the answer, so nothing can make it stale. The web's `read` refuses it. */
  momentary?: true
}

/** One declaration: from it come the route, the typed client, the forms' checks, the API's pages and the tests that knock on every door. */
export type Endpoint<S extends Shape = Shape> = S & { readonly name: string }

/**
 * Declares a door.
 *
 * @param name the word that code, live updates and OpenAPI (`operationId`) use for it; unique
 */
export const endpoint = <const S extends Shape>(name: string, shape: S): Endpoint<S> => ({ name, ...shape })

type Parsed<T> = T extends z.ZodType ? z.output<T> : Record<string, never>
type Sent<T> = T extends z.ZodType ? z.input<T> : never

export type ParamsOf<E extends Shape> = Parsed<E['params']>
export type QueryOf<E extends Shape> = Parsed<E['query']>
export type BodyOf<E extends Shape> = E['body'] extends z.ZodType ? z.output<E['body']> : undefined
export type AnswerOf<E extends Shape> = z.output<E['answer']>

/** What a caller hands over: only the parts that this door has. */
export type InputOf<E extends Shape> = (E['params'] extends z.ZodType ? { params: Sent<E['params']> } : { params?: never }) &
  (E['query'] extends z.ZodType ? { query?: Sent<E['query']> } : { query?: never }) &
  (E['body'] extends z.ZodType ? { body: Sent<E['body']> } : { body?: never })
