/**
 * How a new password is weighed, on the person's screen and at the server alike: zxcvbn's score (0 to 4, USENIX Security 2016), with its French and
 * English dictionaries, of what is left once the person's own words are taken out.
 */
export const weighing = {
  /** « Safely unguessable »: more than 10⁸ guesses. */
  least: 3,
  /** Characters that are looked at: what comes after cannot make it weaker, and the work stays small. */
  most: 48,
  /** Signs that may stand for letters, p@ssw0rd; more of them cost a second of work. */
  substitutions: 10,
}

/**
 * What is left of a password without what anybody knows of the person: parts of the name and of the address, and the product's own name. Somebody called
 * Théo Villard gains nothing by `Theo.Villard`.
 *
 * @param about names and addresses, whole
 */
export function withoutOwnWords(password: string, about: readonly string[]): string {
  const own = ['navette', ...about.flatMap((words) => plain(words).split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2)
  const longestFirst = own.toSorted((one, other) => other.length - one.length)
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), plain(password).slice(0, weighing.most))
}

/** Small letters without accents: a guesser tries them all. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
