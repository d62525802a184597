import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod'
import {
  broken,
  invalidInput,
  malformed,
  notFound,
  type Problem,
  type Refusal,
  stale,
  tooLarge,
  tooMuch,
  unavailable,
} from '@navette/contract/core/errors.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from './refuse.ts'

const problemOf = ({ code, status, title }: Refusal, rest: Partial<Problem> = {}): Problem => ({
  type: `/problems/${code}`,
  title,
  status,
  code,
  ...rest,
})

export const sendProblem = (reply: FastifyReply, problem: Problem) =>
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))

/** Which parts of a request are named how in a problem's fields. */
const contexts: Record<string, string> = { body: 'body', querystring: 'query', params: 'params' }

function validationProblem(error: FastifyError): Problem {
  const part = contexts[error.validationContext ?? ''] ?? 'body'
  const fields = (error.validation ?? []).map(({ instancePath, keyword, message }) => ({
    path: `${part}${instancePath.replaceAll('/', '.')}`,
    code: keyword,
    message: message ?? '',
  }))
  return problemOf(part === 'body' ? invalidInput : malformed, { fields })
}

function refusedProblem({ refusal, details }: Refused): Problem {
  const { current, retryAfter, limit, field } = details
  return problemOf(refusal, {
    ...(refusal.code === stale.code && { current }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(limit !== undefined && { limit }),
    ...(field && { fields: [{ ...field, code: refusal.code }] }),
  })
}

/** What a client sent cannot break the server: whatever Fastify refuses by itself finds its word here. */
const byStatus: Record<number, Refusal> = { 404: notFound, 413: tooLarge, 429: tooMuch }

function problemFor(error: FastifyError | Refused, request: FastifyRequest): Problem {
  if (error instanceof Refused) return refusedProblem(error)
  if (hasZodFastifySchemaValidationErrors(error)) return validationProblem(error)
  // Prisma waited for a connection, or for its turn, as long as it may: nothing was done, and the same request may pass in a moment.
  if (error.code === 'P2028') return problemOf(unavailable, { retryAfter: 2 })
  const status = error.statusCode ?? 500
  if (status < 500) return problemOf(byStatus[status] ?? malformed, status in byStatus ? {} : { detail: error.message })
  request.log.error({ err: error }, 'a request broke')
  return problemOf(broken)
}

/** Every error leaves as a problem document with a stable code (RFC 9457); the text of a failure of ours never leaves. */
export function answerProblem(error: FastifyError | Refused, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemFor(error, request)
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter)
  return sendProblem(reply, problem)
}

export const answerProblems = (app: FastifyInstance): FastifyInstance => app.setErrorHandler<FastifyError | Refused>(answerProblem)

export const notFoundProblem = problemOf(notFound)
