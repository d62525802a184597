export interface Tally {
  passed: number
  failed: number
  skipped: number
}

export const nothingYet: Tally = { passed: 0, failed: 0, skipped: 0 }

/** A suite that ended before it could say anything. */
export const crashed: Tally = { passed: 0, failed: 1, skipped: 0 }

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (all, each) => ({ passed: all.passed + each.passed, failed: all.failed + each.failed, skipped: all.skipped + each.skipped }),
    nothingYet,
  )

/** `12 passed, 0 failed, 1 skipped` */
export const inWords = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`

/** The last such line of an output. */
export const readTally = (output: string): Tally | undefined => {
  const found = [...output.matchAll(/^(?:.*: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/gm)].at(-1)
  return found && { passed: Number(found[1]), failed: Number(found[2]), skipped: Number(found[3] ?? 0) }
}
