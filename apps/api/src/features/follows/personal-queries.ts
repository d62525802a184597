import type { PersonalPart } from '../../platform/personal-part.ts'

/** What a person chose to follow, and how. */
export const personalPart: PersonalPart = {
  models: ['Follow'],
  read: async ({ db }, memberId) => {
    const follows = await db.prisma.follow.findMany({
      where: { memberId },
      select: {
        level: true,
        at: true,
        itemId: true,
        item: { select: { kind: true, title: true } },
        organisationId: true,
        organisation: { select: { name: true } },
      },
      orderBy: { at: 'asc' },
    })
    return [{ name: 'follows.json', holds: { fr: 'ce que vous avez choisi de suivre', en: 'what you chose to follow' }, content: follows }]
  },
}
