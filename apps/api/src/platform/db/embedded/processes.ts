import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** The command line of a process, undefined where this system does not tell it or the process is gone. */
export const commandOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform === 'win32') return undefined
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').then(spaced, () => undefined)
  return promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', `${pid}`]).then(
    ({ stdout }) => stdout,
    () => undefined,
  )
}

const spaced = (line: string): string => line.replaceAll('\0', ' ')
