import type { Actor } from '../../platform/session/actor.ts'

export const can = {
  /** Whoever is of the cluster puts words in order for all: a guest, who is there for one project, leaves that to its hosts. */
  tag: (actor: Actor) => actor.insider,
  /** The words are everybody's: one of those who administer the cluster unites what is written twice. */
  orderTags: (actor: Actor) => actor.administrator,
}
