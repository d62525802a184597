/** What looks like chance and is the same every time: a large cluster can be told from its seed. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
  /** An id in the form of the product's own, ordered by its time. */
  id(at: number): string
}

/** @param seed whatever number; mulberry32, a generator of 32 bits that passes the usual tests */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const hex = (bits: number) =>
    below(2 ** bits)
      .toString(16)
      .padStart(bits / 4, '0')
  return {
    next,
    below,
    pick: (from) => {
      const chosen = from[below(from.length)]
      if (chosen === undefined) throw new Error('Nothing to choose from.')
      return chosen
    },
    id: (at) => {
      const time = Math.floor(at).toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${(8 + below(4)).toString(16)}${hex(12)}-${hex(24)}${hex(24)}`
    },
  }
}
