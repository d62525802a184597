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
}

export interface DemoPerson {
  key: string
  name: string
  email: string
  /** What the person does, as they would say it themselves. */
  occupation: string
  administrator?: true
  memberships: { organisation: string; role: MembershipRole }[]
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
}

export interface DemoThread {
  key: string
  /** Where it hangs: a project, an organisation, or the whole cluster when neither is given. */
  project?: string
  organisation?: string
  title: string
  /** The first post opens the thread; times grow. */
  posts: DemoPost[]
  closed?: { by: string; at: When }
}
