import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf, Shape } from '@navette/contract/core/endpoint.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context, OpenContext } from '../context.ts'

/** The HTTP exchange itself, for the few routes that set cookies. */
export interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
}

type ContextOf<S extends Shape> = S['access'] extends 'anyone' | 'founder' ? OpenContext : Context

type Handler<S extends Shape> = (
  context: ContextOf<S>,
  input: { params: ParamsOf<S>; query: QueryOf<S>; body: BodyOf<S> },
  exchange: Exchange,
) => Promise<AnswerOf<S>>

/** An endpoint of the contract with the function behind it. */
export interface Route {
  endpoint: Endpoint
  handler: Handler<Shape>
}

/** Ties a declared door to what stands behind it. */
export const route = <S extends Shape>(endpoint: Endpoint<S>, handler: Handler<S>): Route => ({
  endpoint,
  // The door checks params, query, body and answer against the same declaration that typed the handler.
  handler: handler as unknown as Handler<Shape>,
})
