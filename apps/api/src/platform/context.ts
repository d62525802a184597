import type { Clock } from './clock/clock.ts'
import type { Config } from './config/config.ts'
import type { Database } from './db/database.ts'
import type { Feature } from './feature.ts'
import type { Storage } from './files/storage.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Live } from './live/live.ts'
import type { Log } from './log/log.ts'
import type { Mail } from './mail/mail.ts'
import type { Actor } from './session/actor.ts'

/** What the platform offers; made once at the start. */
export interface Services {
  config: Config
  log: Log
  clock: Clock
  db: Database
  live: Live
  jobs: Jobs
  mail: Mail
  storage: Storage
  /** The product's table of contents: siblings find each other's offers here. */
  features: readonly Feature[]
}

/** What a command or a query is given: the platform, and who acts. */
export interface Context extends Services {
  actor: Actor
}

/** The same where nobody needs to be signed in. */
export interface OpenContext extends Services {
  actor: Actor | null
}
