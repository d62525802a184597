import * as accounts from './accounts/endpoints.ts'
import * as administration from './administration/endpoints.ts'
import type { Endpoint } from './core/endpoint.ts'
import * as discussions from './discussions/endpoints.ts'
import * as organisations from './organisations/endpoints.ts'
import * as projects from './projects/endpoints.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'method' in value

/** Every door of the product. */
export const endpoints: readonly Endpoint[] = [accounts, organisations, projects, discussions, administration].flatMap((noun) =>
  Object.values(noun).filter(isEndpoint),
)
