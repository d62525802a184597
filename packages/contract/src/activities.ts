import * as accounts from './accounts/activities.ts'
import * as administration from './administration/activities.ts'
import * as calendar from './calendar/activities.ts'
import * as calendarImports from './calendar/import-activities.ts'
import * as outside from './calendar/outside-activities.ts'
import type { ActivityKind } from './core/activity.ts'
import type { Noun } from './core/nouns.ts'
import * as discussions from './discussions/activities.ts'
import * as archives from './discussions/archive-activities.ts'
import * as posts from './discussions/post-activities.ts'
import * as files from './files/activities.ts'
import * as follows from './follows/activities.ts'
import * as invitations from './invitations/activities.ts'
import * as imports from './invitations/import-activities.ts'
import * as items from './items/activities.ts'
import * as organisations from './organisations/activities.ts'
import * as projects from './projects/activities.ts'
import * as sessions from './sessions/activities.ts'

const byNoun: Partial<Record<Noun, Record<string, { verb: string }>>> = {
  accounts,
  sessions,
  organisations,
  invitations: { ...invitations, ...imports },
  items,
  follows,
  projects,
  discussions: { ...discussions, ...posts, ...archives },
  files,
  calendar: { ...calendar, ...calendarImports, ...outside },
  administration,
}

/** Everything that can happen, by verb. */
export const activities: ReadonlyMap<string, ActivityKind> = new Map(
  Object.values(byNoun).flatMap((kinds) => Object.values(kinds).map((kind) => [kind.verb, kind as unknown as ActivityKind])),
)

/** The verbs of a noun that the audit log keeps. */
export const auditedVerbs = (noun: Noun): string[] =>
  Object.values(byNoun[noun] ?? {}).flatMap(({ verb }) => (activities.get(verb)?.audited ? [verb] : []))
