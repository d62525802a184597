import type { TimelineEntry } from '@navette/contract/projects/schema.ts'

/** Threads with something unread, and the number of the last message read in each. */
export type ReadMarks = ReadonlyMap<string, number>

/** Whether an entry tells of a message that I have not read. */
export const isUnread = ({ item, facts }: TimelineEntry, marks: ReadMarks): boolean => {
  const read = item ? marks.get(item.id) : undefined
  const number = typeof facts['number'] === 'number' ? facts['number'] : 1
  return read !== undefined && number > read
}
