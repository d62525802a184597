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
