/**
 * Somebody saved while I was typing: what I left alone takes their value, what only I changed stays mine.
 *
 * @param fields those that are compared, by what they hold
 * @returns the form as it goes on, and the fields that both of us changed, which a person must decide
 */
export const rebase = <T extends object, K extends keyof T>(
  fields: readonly K[],
  base: T,
  mine: T,
  theirs: T,
): { draft: T; disputed: K[] } => {
  const untouched = fields.filter((field) => same(mine[field], base[field]))
  const disputed = fields.filter(
    (field) => !untouched.includes(field) && !same(theirs[field], base[field]) && !same(theirs[field], mine[field]),
  )
  return { draft: { ...mine, ...Object.fromEntries(untouched.map((field) => [field, theirs[field]])) }, disputed }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
