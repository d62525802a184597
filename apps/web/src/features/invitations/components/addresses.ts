/** An address as it was typed or pasted; faulty ones stay to be corrected. */
export interface Address {
  text: string
  faulty: boolean
}

/** Enough to tell what cannot be one: something, @, and a name with a dot. The server decides. */
const whole = /^[^\s@<>(),;:"[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/

/**
 * Reads a list as people paste it: one address to a line, or between commas and semicolons, with names around them, as mail programs
 * copy them (`Lila Pons <lila.pons@poste.example>`).
 */
export function readAddresses(pasted: string): Address[] {
  return pasted
    .split(/[\n\r,;\t]+/)
    .flatMap((part) => /<([^<>]*)>/.exec(part)?.[1] ?? part.trim().split(/\s+/))
    .map((text) => text.trim().replace(/^(mailto:|["'(])+|["').]+$/gi, ''))
    .filter(Boolean)
    .map((text) => ({ text: text.toLowerCase(), faulty: !whole.test(text) }))
}

/** Both lists, each address once, in the order in which they came. */
export const withMore = (known: readonly Address[], more: readonly Address[]): Address[] => {
  const texts = new Set(known.map(({ text }) => text))
  return [...known, ...more.filter(({ text }) => !texts.has(text) && texts.add(text))]
}
