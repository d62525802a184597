import { spawn } from 'node:child_process'
import { root } from './paths.ts'

export interface Run {
  /** Null when the program was killed by a signal. */
  code: number | null
  output: string
}

/**
 * Runs a program to its end and keeps what it says. Never throws: a program that cannot start ends with code 127.
 *
 * @param options.show passes on what it says as it comes
 * @param options.patience milliseconds after which it is ended
 */
export const run = (
  command: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; show?: boolean; patience?: number } = {},
): Promise<Run> =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.patience ?? 0,
    })
    let output = ''
    for (const [stream, own] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.on('data', (chunk) => {
        output += chunk
        if (options.show) own.write(chunk)
      })
    }
    child.once('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }))
    child.once('close', (code) => resolve({ code, output }))
  })
