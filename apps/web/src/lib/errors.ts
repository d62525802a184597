import type { Problem } from '@navette/contract/core/errors.ts'

/** The server answered no: `code` says why, in the terms of the contract. */
export class Refused extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'Refused'
    this.problem = problem
  }

  get code() {
    return this.problem.code
  }

  get status() {
    return this.problem.status
  }
}

/** No network, or no server behind it: what was asked may be asked again later. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable')
    this.name = 'Unreachable'
  }
}

/** Behind these a server is restarting, or a proxy waits for it. */
const awayStatuses = new Set([502, 503, 504])

/** Reads why a request was turned down. */
export const refusedFrom = async (response: Response): Promise<Refused | Unreachable> => {
  if (awayStatuses.has(response.status)) return new Unreachable()
  const problem: unknown = await response.json().catch(() => null)
  return new Refused(isProblem(problem) ? withWait(problem, response) : unnamed(response))
}

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'code' in value && 'status' in value

const withWait = (problem: Problem, response: Response): Problem => {
  const wait = Number(response.headers.get('retry-after'))
  return problem.retryAfter !== undefined || !(wait > 0) ? problem : { ...problem, retryAfter: wait }
}

/** Something between us and the server answered in its place. */
const unnamed = (response: Response): Problem => ({
  type: 'about:blank',
  title: response.statusText,
  status: response.status,
  code: response.status === 404 ? 'not_found' : 'broken',
})
