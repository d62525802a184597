import type { AnswerKind } from '@navette/contract/calendar/answer-schema.ts'
import type { EventKind, EventVisibility } from '@navette/contract/calendar/schema.ts'
import type { FileKind } from '@navette/contract/files/schema.ts'
/**
 * The shapes of the demonstration cluster: plain data, written by hand, in French. Keys are short words ('fil', 'maud') that the
 * loader turns into ids; they never reach the database.
 */

import type { Dye } from '@navette/contract/core/dyes.ts'
import type { MembershipRole } from '@navette/contract/organisations/schema.ts'
import type { ProjectStage, ProjectVisibility } from '@navette/contract/projects/schema.ts'

/** A moment told from today: `day` -1 is yesterday, `time` a wall time of Europe/Paris ("18:31"). Never later than now for what has happened. */
export interface When {
  day: number
  time: string
}

export interface DemoOrganisation {
  key: string
  name: string
  /** Two letters, as on a label. */
  initials: string
  thread: Dye
  /** One line: what it is. */
  summary: string
  /** Markdown, a short paragraph: what it really does. */
  about: string
  town: string
  /** As on an envelope. */
  address?: string
  /** https://… */
  site?: string
}

export interface DemoPerson {
  key: string
  name: string
  email: string
  /** What the person does, as they would say it themselves. */
  occupation: string
  administrator?: true
  /** `startsOn`, `endsOn`: days from today; without them, since the beginning, with no end in sight. The end is the first day without. */
  memberships: { organisation: string; role: MembershipRole; startsOn?: number; endsOn?: number }[]
}

export interface DemoProject {
  key: string
  title: string
  /** One or two sentences, shown under the title. */
  summary: string
  /** Markdown. */
  description: string
  stage: ProjectStage
  visibility: ProjectVisibility
  /** The owner organisation, which holds the selvedge of the ribbon. */
  host: string
  /** In the order in which they joined. */
  partners: string[]
  lead: string
  team: string[]
  /** Days from today. */
  startsOn?: number
  endsOn?: number
  createdAt: When
}

interface DemoPost {
  by: string
  at: When
  /** Markdown. `{jour:5}` becomes « samedi 28 novembre » counted from today, `{court:5}` « sam. 28 nov. ». */
  text: string
  /** Keys of the files that it carries. */
  files?: DemoFileKey[]
}

export type DemoFileKey = 'plan-de-feu' | 'affiche' | 'bandeau' | 'cables'

export interface DemoFile {
  name: string
  kind: FileKind
  type: string
  /** Points of a picture; made by `make`. */
  size?: { width: number; height: number }
  make: () => Promise<Buffer>
}

export interface DemoThread {
  key: string
  /** Where it hangs: a project, an organisation, or the whole cluster when neither is given; or it is between a few people. */
  project?: string
  organisation?: string
  people?: string[]
  title: string
  /** The first post opens the thread; times grow. */
  posts: DemoPost[]
  closed?: { by: string; at: When }
  /** Everybody is asked to confirm that they read it; some have. */
  announced?: { by: string; at: When; confirmed: { by: string; at: When }[] }
}

export interface DemoEvent {
  key: string
  title: string
  kind: EventKind
  host: string
  partners?: string[]
  project?: string
  visibility: EventVisibility
  place?: string
  contact?: string
  /** Markdown. */
  description?: string
  capacity?: number
  /** Days from today; `from` and `to` are wall times, an earlier `to` is the next morning. Without them it takes whole days, `until` the last. */
  day: number
  from?: string
  to?: string
  until?: number
  /** Each week on its weekday from then on, so many times; the demonstration has no other rule. */
  weeks?: number
  /** Days from today. */
  optionUntil?: number
  cancelled?: { by: string; at: When; reason: string }
  /** `waiting`: there was no place left. */
  answers?: { by: string; kind: AnswerKind; companions?: number; waiting?: true }[]
  by: string
  added: When
}

export interface DemoGuest {
  key: string
  project: string
  by: string
  email: string
  message: string
  sent: When
}

export interface DemoRequest {
  by: string
  project: string
  word: string
  at: When
}

export interface DemoInvitation {
  key: string
  organisation: string
  by: string
  email: string
  role: MembershipRole
  message: string
  /** When the letter left; it serves for fourteen days. */
  sent: When
  accepted?: { by: string; at: When }
}

export interface DemoJoining {
  organisation: string
  joining: 'application' | 'free'
  questions: string[]
}

export interface DemoApplication {
  by: string
  organisation: string
  at: When
  /** The first post of the thread; without it there is no thread. */
  answers?: string
  answered?: { by: string; at: When; accepted: boolean }
}
