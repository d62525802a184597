import type { MembershipRole } from '@navette/contract/accounts/schema.ts'
import type { Actor } from '../src/platform/session/actor.ts'

/** Somebody for the tables of rules, who belongs nowhere unless said; rules need no database. */
export const actor = (id: string, rest: Partial<Actor> = {}): Actor => ({
  id,
  sessionId: 'session',
  name: id,
  email: `${id}@pole.example`,
  language: 'fr',
  portrait: null,
  timeZone: null,
  theme: 'auto',
  textSize: 100,
  presence: true,
  since: new Date(0),
  administrator: false,
  insider: (rest.belongings ?? []).length > 0 || rest.administrator === true,
  helper: null,
  token: null,
  enrolling: false,
  leavingAt: null,
  belongings: [],
  audienceId: 'own',
  audiences: [],
  teams: [],
  follows: {},
  ...rest,
})

/** A place in an organisation. */
export const belonging = (id: string, role: MembershipRole, closed = false) => ({
  organisation: { id, name: id, initials: 'XX', dye: 'garance' as const, weave: 'satin' as const },
  role,
  closed,
})
