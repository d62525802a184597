import { IconCalendarEvent, IconCalendarOff } from '@tabler/icons-react'
import { namedDay, wallHour } from '../../lib/dates.ts'
import type { TimelinePart } from '../../lib/timeline.ts'
import { words } from '../../lib/words.ts'

export const calendarInTimeline: TimelinePart = {
  noun: 'calendar',
  icon: (verb) => (verb === 'event.cancelled' || verb === 'event.removed' ? IconCalendarOff : IconCalendarEvent),
  // When it is from then on, where that is what happened.
  values: ({ facts }) => ({ when: typeof facts['starts'] === 'string' ? startWords(facts['starts']) : '' }),
  address: ({ item }) => `/evenements/${item?.id ?? ''}`,
  quiet: ['event.edited', 'event.shared'],
}

const startWords = (starts: string) => {
  const day = namedDay(starts.slice(0, 10))
  return starts.includes('T') ? words('calendar:when.on', { day, hours: wallHour(starts) }) : day
}
