import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Command, commands } from './cli/commands.ts'
import { languageOf, words } from './cli/words.ts'
import { readConfig, WrongSetting } from './platform/config/config.ts'
import { OperatorError } from './platform/db/operator-error.ts'

/** What a run of the command line is given from outside. */
export interface Outside {
  environment: Record<string, string | undefined>
  /** A line for the operator. */
  say: (line: string) => void
  /** Where relative paths begin: the folder in which the operator stands. */
  folder: string
}

const outside: Outside = {
  environment: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
  folder: process.env['INIT_CWD'] ?? process.cwd(),
}

/**
 * Runs one command of `pnpm navette`.
 *
 * @returns the exit code: 0 done, 1 not possible, 2 not understood
 */
export async function run(args: string[], { environment, say, folder }: Outside = outside): Promise<number> {
  const language = languageOf(environment)
  const told = words[language]
  const [name = 'help', ...rest] = args
  const command: Command | undefined = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined
  if (['help', '--help', '-h'].includes(name)) {
    say(told.help)
    return 0
  }
  const input = command && read(command, rest)
  if (!command || !input) {
    say(command ? told.usage[name as keyof typeof commands] : told.unknown(name))
    if (!command) say(told.help)
    return 2
  }
  try {
    await command.run({ config: readConfig(environment), language, say, pathOf: (path) => resolve(folder, path) }, input)
    return 0
  } catch (error) {
    if (!(error instanceof OperatorError || error instanceof WrongSetting)) throw error
    say(error.message)
    return 1
  }
}

/** The words after the command, or null where they are too few, too many, or strange. */
function read({ takes, flags = [] }: Command, args: string[]): { words: string[]; flags: Set<string> } | null {
  try {
    const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' as const }]))
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    const given = Object.keys(values).filter((flag) => values[flag] === true)
    return positionals.length >= takes.least && positionals.length <= takes.most ? { words: positionals, flags: new Set(given) } : null
  } catch {
    return null
  }
}
