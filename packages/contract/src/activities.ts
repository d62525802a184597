import * as accounts from './accounts/activities.ts'
import * as administration from './administration/activities.ts'
import type { ActivityKind } from './core/activity.ts'
import * as discussions from './discussions/activities.ts'
import * as organisations from './organisations/activities.ts'
import * as projects from './projects/activities.ts'

/** Everything that can happen, by verb. */
export const activities: ReadonlyMap<string, ActivityKind> = new Map(
  [accounts, organisations, projects, discussions, administration].flatMap((noun) =>
    Object.values(noun).map((kind) => [kind.verb, kind as unknown as ActivityKind]),
  ),
)
