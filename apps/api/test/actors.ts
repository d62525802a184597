import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { Actor } from '../src/platform/session/actor.ts'

/** Somebody for the tables of rules, who belongs nowhere unless said; rules need no database. */
export const actor = (id: string, rest: Partial<Actor> = {}): Actor => ({
  id,
  sessionId: 'session',
  name: id,
  email: `${id}@pole.example`,
  language: 'fr',
  presence: true,
  since: new Date(0),
  administrator: false,
  insider: (rest.belongings ?? []).length > 0 || rest.administrator === true,
  belongings: [],
  audienceId: 'own',
  audiences: [],
  teams: [],
  ...rest,
})

/** A place in an organisation. */
export const belonging = (id: string, role: MembershipRole) => ({
  organisation: { id, name: id, initials: 'XX', dye: 'garance' as const, weave: 'satin' as const },
  role,
})
