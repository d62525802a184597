import type { PersonalFile, PersonalPart } from '../../platform/personal-part.ts'
import { portraitKey } from './portrait.ts'

/** What a person says of themselves, and what they did here, whatever they did it to. */
export const personalPart: PersonalPart = {
  models: ['Member', 'Administrator', 'Suspension', 'Departure', 'AudienceGrant', 'Activity', 'Item'],
  read: async ({ db, storage }, memberId) => {
    const { prisma } = db
    const { passwordHash, audienceId: _, ...profile } = await prisma.member.findUniqueOrThrow({ where: { id: memberId } })
    const standing = {
      administrator: await prisma.administrator.findUnique({ where: { memberId } }),
      administratorsMade: await prisma.administrator.findMany({ where: { grantedById: memberId } }),
      suspension: await prisma.suspension.findUnique({ where: { memberId } }),
      suspensionsDecided: await prisma.suspension.findMany({ where: { byId: memberId } }),
      departure: await prisma.departure.findUnique({ where: { memberId } }),
      departuresDecided: await prisma.departure.findMany({ where: { byId: memberId } }),
      sharedInPerson: await prisma.audienceGrant.findMany({ where: { memberId } }),
    }
    const things = await prisma.item.findMany({
      where: { OR: [{ createdById: memberId }, { trashedById: memberId }] },
      select: { id: true, kind: true, title: true, createdById: true, createdAt: true, trashedById: true, trashedAt: true },
      orderBy: { createdAt: 'asc' },
    })
    const activities = await prisma.activity.findMany({
      where: { actorId: memberId },
      select: { verb: true, at: true, itemId: true, projectId: true, facts: true },
      orderBy: { at: 'asc' },
    })
    const portrait = profile.portrait === null ? null : await storage.read(portraitKey(memberId, profile.portrait, 256))
    return [
      {
        name: 'profile.json',
        holds: { fr: 'votre profil et vos préférences', en: 'your profile and preferences' },
        content: { ...profile, hasPassword: passwordHash !== null },
      },
      {
        name: 'standing.json',
        holds: {
          fr: 'vos droits sur le pôle, et ce que vous avez décidé pour d’autres',
          en: 'your rights, and what you decided for others',
        },
        content: standing,
      },
      {
        name: 'things.json',
        holds: { fr: 'ce que vous avez créé ou mis à la corbeille', en: 'what you made or put in the trash' },
        content: things,
      },
      {
        name: 'activities.json',
        holds: { fr: 'ce que vous avez fait, jour après jour', en: 'what you did, day after day' },
        content: activities,
      },
      ...(portrait ? [portraitFile(portrait)] : []),
    ]
  },
}

const portraitFile = (content: Uint8Array): PersonalFile => ({
  name: 'portrait.webp',
  holds: { fr: 'votre portrait', en: 'your picture' },
  content,
})
