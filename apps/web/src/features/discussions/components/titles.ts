import { askTitle } from '../queries.ts'

/** Asked once in a visit: the text that is written shows a name, which readers get fresh. */
const known = new Map<string, Promise<string | null>>()

/** The title of a page of ours, for whoever writes; null where it is none, or not theirs to see. */
export const titleOf = (path: string): Promise<string | null> => {
  const there = known.get(path) ?? askTitle(path).catch(() => null)
  known.set(path, there)
  return there
}
