import { listOf } from '../../../lib/lists.ts'
import { words } from '../../../lib/words.ts'
import { firstName } from './names.ts'

/** « Idriss, Solène et Théo »; beyond three, « Idriss, Solène et 4 autres ». */
export const listOfNames = (people: readonly { name: string }[]): string => {
  const names = people.map(firstName)
  return listOf(names.length <= 3 ? names : [...names.slice(0, 2), words('discussions:readers.others', { count: names.length - 2 })])
}

/** Whole names of the first, and how many others there are: « Théo Villard, Idriss Benhaddou et 4 autres ». */
export const longList = (names: readonly string[], count: number): string => {
  const shown = names.slice(0, count > 8 ? 7 : 8)
  const others = count - shown.length
  return listOf(others > 0 && shown.length > 0 ? [...shown, words('discussions:readers.others', { count: others })] : shown)
}
