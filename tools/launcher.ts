import { readFileSync } from 'node:fs'

/**
 * Calls `gone` when one of the programs that started this one (npx, pnpm and their shells) has ended. A terminal's Ctrl-C reaches all of
 * them, but npx passes no `kill` on: whoever stops it so would leave a server behind that nobody sees. Where there is no /proc, never.
 */
export const whenLauncherEnds = (gone: () => void): void => {
  const launchers = findLaunchers()
  if (launchers.length === 0) return
  const watch = setInterval(() => {
    if (launchers.every((pid) => lookAt(pid))) return
    clearInterval(watch)
    gone()
  }, 1000)
  watch.unref()
}

/** The ancestors up to the last npm or pnpm; a shell above them may end as it likes (`npx -y pnpm@12 start &`). */
const findLaunchers = (): number[] => {
  const ancestors: { pid: number; command: string }[] = []
  for (let pid = process.ppid; pid > 1; ) {
    const found = lookAt(pid)
    if (!found) break
    ancestors.push({ pid, command: found.command })
    pid = found.parent
  }
  const last = ancestors.findLastIndex(({ command }) => /^(npm|npx|pnpm)\b|^\S*node\b.*\b(npx|npm|pnpm)\b/.test(command))
  return ancestors.slice(0, last + 1).map(({ pid }) => pid)
}

/** A living process; undefined when it is gone, or ended and only waited for. */
const lookAt = (pid: number): { parent: number; command: string } | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return state === 'Z' ? undefined : { parent: Number(parent), command }
  } catch {
    return undefined
  }
}
