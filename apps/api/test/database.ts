import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { clone, execute, type Templates } from './templates.ts'

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates
  }
}

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/** A database with the demonstration cluster, for one test file alone. */
export const freshDatabase = (): Promise<TestDatabase> => make('demonstration')

/** A database as an installation has it that nobody has opened yet. */
export const migratedDatabase = (): Promise<TestDatabase> => make('empty')

const make = async (which: 'empty' | 'demonstration'): Promise<TestDatabase> => {
  const templates = inject('templates')
  const name = `${templates.prefix}${randomBytes(6).toString('hex')}`
  const url = await clone(templates, which, name)
  return {
    url,
    drop: async () => {
      await execute(templates.server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}
