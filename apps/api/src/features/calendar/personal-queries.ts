import type { PersonalPart } from '../../platform/personal-part.ts'

/** The events that a person is asked about, and the dates that they cancelled. */
export const personalPart: PersonalPart = {
  models: ['Event', 'OccurrenceCancellation'],
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
    const holds = { fr: 'les événements pour lesquels on s’adresse à vous', en: 'events for which people ask you' }
    return [{ name: 'events.json', holds, content: { asked, cancelled } }]
  },
}
