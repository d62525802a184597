import type { PersonalPart } from '../../platform/personal-part.ts'

const named = { select: { kind: true, title: true } }

/** What a person marked as their favourites, and the tags that they put on things. */
export const personalPart: PersonalPart = {
  models: ['Favourite', 'ItemTag'],
  read: async ({ db }, memberId) => {
    const favourites = await db.prisma.favourite.findMany({
      where: { memberId },
      select: { itemId: true, at: true, item: named },
      orderBy: { at: 'asc' },
    })
    const tags = await db.prisma.itemTag.findMany({
      where: { byId: memberId },
      select: { itemId: true, at: true, item: named, tag: { select: { name: true } } },
      orderBy: { at: 'asc' },
    })
    return [
      { name: 'favourites.json', holds: { fr: 'vos favoris', en: 'your favourites' }, content: favourites },
      { name: 'tags.json', holds: { fr: 'les étiquettes que vous avez mises', en: 'the tags that you put on things' }, content: tags },
    ]
  },
}
