import type { Clock } from '../clock/clock.ts'
import type { Database } from '../db/database.ts'
import { type Actor, loadHolder } from './actor.ts'

/** Whoever holds a session, kept in memory from one request to the next. */
export interface Actors {
  /** As `loadActor` would find them now; null once the session has ended or run out. */
  of(sessionId: string): Promise<Actor | null>
}

interface Kept {
  actor: Actor
  /** The day that their memberships were judged by. */
  today: string
  until: Date
}

/** More people than a cluster has at once; whoever is left out is loaded again. */
const most = 5_000

/**
 * A change of anybody's rights forgets everybody: they are rare beside reads, and one rule cannot leave somebody out. Nobody who was
 * being loaded meanwhile is kept.
 */
export function keepActors({ db, clock }: { db: Database; clock: Clock }): Actors {
  const kept = new Map<string, Kept>()
  let changes = 0
  // What somebody chose to follow is nobody else's, and chosen more often than rights are given.
  const forgetOne = (memberId: string) => {
    for (const [sessionId, { actor }] of kept) if (actor.id === memberId) kept.delete(sessionId)
  }
  db.changes.on((what, id) => {
    if (what !== null && what !== 'session' && what !== 'rights' && what !== 'follows' && what !== 'organisation') return
    changes++
    if (what === 'session') kept.delete(id)
    else if (what === 'follows') forgetOne(id)
    else kept.clear()
  })

  return {
    of: async (sessionId) => {
      const caughtUp = db.changes.caughtUp()
      const mayKeep = caughtUp === true || (await caughtUp)
      const now = clock.now()
      const today = clock.today()
      const there = mayKeep ? kept.get(sessionId) : undefined
      if (there && there.today === today && there.until > now) return there.actor
      const before = changes
      const holding = await loadHolder(db, sessionId, now, today)
      if (!holding) return null
      if (mayKeep && before === changes) {
        if (kept.size >= most) kept.clear()
        kept.set(sessionId, { ...holding, today })
      }
      return holding.actor
    },
  }
}
