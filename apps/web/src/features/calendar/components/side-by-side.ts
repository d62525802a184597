/** Something that takes a stretch of a line: minutes of a day, days of a week. */
interface Stretch {
  from: number
  /** Where the next may begin. */
  until: number
}

/** In which lane it stands, and how many there are beside each other where it does. */
export type Placed<T> = T & { lane: number; lanes: number }

/** Puts what overlaps side by side: the earlier to the left, the longer first where two begin together; what stands alone has all the room. */
export const sideBySide = <T extends Stretch>(stretches: readonly T[]): Placed<T>[] => {
  const placed: Placed<T>[] = []
  let group: Placed<T>[] = []
  let groupEnds = Number.NEGATIVE_INFINITY
  const close = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1
    placed.push(...group.map((each) => ({ ...each, lanes })))
    group = []
  }
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from || b.until - a.until)) {
    if (stretch.from >= groupEnds) close()
    const taken = new Set(group.filter(({ until }) => until > stretch.from).map(({ lane }) => lane))
    let lane = 0
    while (taken.has(lane)) lane += 1
    group.push({ ...stretch, lane, lanes: 1 })
    groupEnds = Math.max(groupEnds, stretch.until)
  }
  close()
  return placed
}
