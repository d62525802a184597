import type { Clock } from './clock/clock.ts'
import type { Config } from './config/config.ts'
import type { Database } from './db/database.ts'
import type { Names } from './db/names.ts'
import type { Feature } from './feature.ts'
import type { Storage } from './files/storage.ts'
import type { Outside } from './http/outside.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './live/live.ts'
import type { Log } from './log/log.ts'
import type { Mail } from './mail/mail.ts'
import type { Markdown } from './markdown/markdown.ts'
import type { Actor } from './session/actor.ts'
import type { Actors } from './session/actors.ts'

/** What the platform offers; made once at the start. */
export interface Services {
  config: Config
  log: Log
  clock: Clock
  db: Database
  /** Whoever holds a session. */
  actors: Actors
  /** What stands beside the rows of lists. */
  names: Names
  live: Live
  jobs: Jobs
  mail: Mail
  storage: Storage
  /** Reads addresses that members give, and none that leads within. */
  outside: Outside
  /** Renders what members write. */
  markdown: Markdown
  /** The product's table of contents: siblings find each other's offers here. */
  features: readonly Feature[]
}

/** Where a request comes from. */
export interface Origin {
  /** The network address of the visitor. */
  address: string
  userAgent: string
  /** The session that the visitor's browser holds, however old its token: whoever signs in over it ends it. */
  held?: string | null
}

/** What a command or a query is given: the platform, and who acts. */
export interface Context extends Services {
  actor: Actor
  origin: Origin | null
}

/** The same where nobody needs to be signed in. */
export interface OpenContext extends Services {
  actor: Actor | null
  /** Null where nobody knocked: jobs, the command line. */
  origin: Origin | null
}

/** What a job or the command line hands to a command: nobody in person. */
export const byItself = (services: Services): OpenContext => ({ ...services, actor: null, origin: null })
