import { listOf } from '../../../lib/lists.ts'
import { words } from '../../../lib/words.ts'
import { firstName } from './names.ts'

/** « Idriss, Solène et Théo »; beyond three, « Idriss, Solène et 4 autres ». */
export const listOfNames = (people: readonly { name: string }[]): string => {
  const names = people.map(firstName)
  return listOf(names.length <= 3 ? names : [...names.slice(0, 2), words('discussions:readers.others', { count: names.length - 2 })])
}
