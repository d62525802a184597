/**
 * Runs a step that takes its time: says what it is, how long it has been at it, and how long it took.
 * On a terminal that is one line; in a log, a line every ten seconds.
 */
export const during = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const since = Date.now()
  const elapsed = () => `${Math.round((Date.now() - since) / 1000)} s`
  const show = process.stdout.isTTY
    ? (end: string) => process.stdout.write(`\r\u001b[2K${what}, ${elapsed()}${end}`)
    : (end: string) => process.stdout.write(`${what}, ${elapsed()}${end}\n`)
  process.stdout.write(process.stdout.isTTY ? what : `${what}\n`)
  const clock = setInterval(() => show(' so far'), process.stdout.isTTY ? 1000 : 10_000)
  try {
    const result = await work()
    clearInterval(clock)
    show(process.stdout.isTTY ? '\n' : '')
    return result
  } catch (error) {
    clearInterval(clock)
    process.stdout.write('\n')
    throw error
  }
}
