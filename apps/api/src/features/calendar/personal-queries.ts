import type { PersonalPart } from '../../platform/personal-part.ts'

/** The events that a person is asked about, the dates that they cancelled, and what they answered. */
export const personalPart: PersonalPart = {
  models: ['Event', 'OccurrenceCancellation', 'Answer', 'Feed', 'OutsideCalendar'],
  read: async ({ db }, memberId) => {
    const named = { select: { item: { select: { title: true } } } }
    const asked = await db.prisma.event.findMany({
      where: { contactId: memberId },
      select: {
        id: true,
        item: { select: { title: true } },
        occurrences: { select: { starts: true, ends: true, timeZone: true, allDay: true } },
      },
      orderBy: { id: 'asc' },
    })
    const cancelled = await db.prisma.occurrenceCancellation.findMany({
      where: { byId: memberId },
      select: { occurrenceId: true, at: true, reason: true, occurrence: { select: { starts: true, event: named } } },
      orderBy: { at: 'asc' },
    })
    const answered = await db.prisma.answer.findMany({
      where: { memberId },
      select: {
        occurrenceId: true,
        kind: true,
        companions: true,
        waiting: true,
        at: true,
        occurrence: { select: { starts: true, event: named } },
      },
      orderBy: { at: 'asc' },
    })
    const feeds = await db.prisma.feed.findMany({
      where: { memberId },
      select: { kind: true, organisationId: true, projectId: true, placeId: true, madeAt: true, lastReadAt: true },
      orderBy: { madeAt: 'asc' },
    })
    const outside = await db.prisma.outsideCalendar.findMany({
      where: { addedById: memberId },
      select: { name: true, address: true, organisationId: true, addedAt: true },
      orderBy: { addedAt: 'asc' },
    })
    const holds = {
      fr: 'vos réponses à des événements, et ceux pour lesquels on s’adresse à vous',
      en: 'your answers to events, and those for which people ask you',
    }
    return [{ name: 'events.json', holds, content: { asked, cancelled, answered, feeds, outside } }]
  },
}
