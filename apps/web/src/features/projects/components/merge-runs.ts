import type { TimelineEntry } from '@navette/contract/projects/schema.ts'

/** The same thing, done several times in a row by one person in one place, is told once; `entry` is the newest. */
export interface Run {
  entry: TimelineEntry
  count: number
}

/** @param entries the newest first; those of one place must follow each other to make a run */
export const mergeRuns = (entries: readonly TimelineEntry[]): Run[] => {
  const runs: Run[] = []
  for (const entry of entries) {
    const last = runs.at(-1)
    if (last && isSameDeed(last.entry, entry)) last.count += 1
    else runs.push({ entry, count: 1 })
  }
  return runs
}

/** Two people brought into a team are two pieces of news: what names somebody else is never merged. */
const isSameDeed = (a: TimelineEntry, b: TimelineEntry) =>
  a.verb === b.verb && a.actor?.id === b.actor?.id && a.item?.id === b.item?.id && a.facts['memberId'] === b.facts['memberId']
