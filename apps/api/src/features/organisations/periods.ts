import type { MembershipRole } from '@navette/contract/organisations/schema.ts'

/** A time in an organisation with a role; half-open, days as text, no end while none is known. */
export interface Period {
  id: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
}

const rank: Record<MembershipRole, number> = { manager: 2, member: 1, volunteer: 0 }

/** Later than any day that the database keeps. */
const never = '9999-99-99'

/**
 * One person's places in two organisations, as places in one: on each day that any of them covers, the highest of the roles that held. So
 * nobody loses a day, and nobody holds two places at a time. A place keeps the id of the one that it continues, so that links to it stay.
 *
 * @param newId for places that continue none, such as the rest of a long one beyond a short one
 */
export function mergePeriods(periods: readonly Period[], newId: () => string): Period[] {
  const real = periods.filter(({ startsOn, endsOn }) => endsOn === null || startsOn < endsOn)
  const days = [...new Set(real.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn ?? never]))].toSorted()
  const merged: Period[] = []
  for (const [at, startsOn] of days.entries()) {
    const end = days[at + 1]
    const holding = real.filter((each) => each.startsOn <= startsOn && startsOn < (each.endsOn ?? never))
    const [highest] = holding.toSorted((one, other) => rank[other.role] - rank[one.role])
    if (!end || !highest) continue
    const endsOn = end === never ? null : end
    const last = merged.at(-1)
    if (last && last.role === highest.role && last.endsOn === startsOn) last.endsOn = endsOn
    else merged.push({ id: freeId(merged, highest, holding) ?? newId(), role: highest.role, startsOn, endsOn })
  }
  return merged
}

/** The place that goes on, or another that held then; each id once. */
const freeId = (merged: readonly Period[], highest: Period, holding: readonly Period[]) =>
  [highest, ...holding].map(({ id }) => id).find((id) => !merged.some((each) => each.id === id))
