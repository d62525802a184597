import type { PersonalPart } from '../../platform/personal-part.ts'

/** Where a person belongs and belonged, and the organisations that they closed. */
export const personalPart: PersonalPart = {
  models: ['Membership', 'OrganisationClosure'],
  read: async ({ db }, memberId) => {
    const organisation = { select: { name: true } }
    const memberships = await db.prisma.membership.findMany({
      where: { memberId },
      select: { organisation, role: true, startsOn: true, endsOn: true },
      orderBy: { startsOn: 'asc' },
    })
    const closed = await db.prisma.organisationClosure.findMany({
      where: { byId: memberId },
      select: { organisation, kind: true, at: true },
    })
    return [
      {
        name: 'memberships.json',
        holds: { fr: 'vos structures, vos rôles et leurs dates', en: 'your organisations, your roles and their dates' },
        content: memberships,
      },
      {
        name: 'closed-organisations.json',
        holds: { fr: 'les structures que vous avez fermées', en: 'organisations that you closed' },
        content: closed,
      },
    ]
  },
}
