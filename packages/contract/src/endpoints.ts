import * as accounts from './accounts/endpoints.ts'
import * as administration from './administration/endpoints.ts'
import * as audiences from './audiences/endpoints.ts'
import * as answers from './calendar/answer-endpoints.ts'
import * as calendar from './calendar/endpoints.ts'
import * as feeds from './calendar/feed-endpoints.ts'
import * as calendarImports from './calendar/import-endpoints.ts'
import * as outside from './calendar/outside-endpoints.ts'
import * as series from './calendar/series-endpoints.ts'
import type { Endpoint } from './core/endpoint.ts'
import * as archives from './discussions/archive-endpoints.ts'
import * as conversations from './discussions/conversation-endpoints.ts'
import * as discussions from './discussions/endpoints.ts'
import * as moving from './discussions/moving-endpoints.ts'
import * as order from './discussions/order-endpoints.ts'
import * as posts from './discussions/post-endpoints.ts'
import * as readings from './discussions/reading-endpoints.ts'
import * as writing from './discussions/writing-endpoints.ts'
import * as files from './files/endpoints.ts'
import * as follows from './follows/endpoints.ts'
import * as invitations from './invitations/endpoints.ts'
import * as imports from './invitations/import-endpoints.ts'
import * as items from './items/endpoints.ts'
import * as organisations from './organisations/endpoints.ts'
import * as projects from './projects/endpoints.ts'
import * as sessions from './sessions/endpoints.ts'
import * as factors from './sessions/factor-endpoints.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'method' in value

/** Every door of the product. */
export const endpoints: readonly Endpoint[] = [
  accounts,
  sessions,
  organisations,
  items,
  follows,
  projects,
  discussions,
  order,
  conversations,
  archives,
  moving,
  files,
  posts,
  writing,
  readings,
  calendar,
  answers,
  feeds,
  calendarImports,
  outside,
  series,
  invitations,
  factors,
  imports,
  audiences,
  administration,
].flatMap((noun) => Object.values(noun).filter(isEndpoint))
