import type { TimelineEntry } from '@navette/contract/projects/schema.ts'

/** Threads with something unread, and the number of the last message read in each. */
export type ReadMarks = ReadonlyMap<string, number>

/** Whether an entry tells of a message that I have not read. */
export const isUnread = ({ verb, item, facts }: TimelineEntry, marks: ReadMarks): boolean => {
  const read = item ? marks.get(item.id) : undefined
  return read !== undefined && messageOf(verb, facts['number']) > read
}

/** The number of the message that an entry brought; a thread opens with its first. */
const messageOf = (verb: string, number: unknown) => {
  if (verb === 'thread.opened') return 1
  return verb === 'thread.replied' && typeof number === 'number' ? number : 0
}
