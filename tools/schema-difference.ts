import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { Pool, type QueryResult } from 'pg'
import { startEmbedded } from '../apps/api/src/platform/db/embedded.ts'
import { migrate } from '../apps/api/src/platform/db/migrate.ts'
import { inRoot, root } from './paths.ts'

/**
 * The SQL that leads from what all migrations make to what prisma/schema says, as far as that language can say it; empty when they
 * agree. Worked out by Prisma's own engine, on a throw-away server.
 */
export const schemaDifference = async (): Promise<string> => {
  const server = await startEmbedded({ dataDir: '', say: () => undefined, throwaway: true })
  try {
    await migrate(server.url)
    return await differenceOf(server.url)
  } finally {
    await server.stop()
  }
}

const differenceOf = async (url: string): Promise<string> => {
  const files = await readSchema()
  const adapter = bindMigrationAwareSqlAdapterFactory(new DescribingAdapter(new DescribingPool({ connectionString: url })))
  const running = await SchemaEngine.new({ datamodels: files.map(({ path, content }) => [path, content]) }, () => undefined, adapter)
  try {
    const { stdout } = await running.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    })
    return stdout?.trim() === '-- This is an empty migration.' ? '' : (stdout ?? '')
  } finally {
    running.free()
  }
}

/**
 * The adapter refuses PostgreSQL's internal type "char" (18), in which the catalogue keeps its flags and which the engine's own reading
 * of a database asks for: it passes here as text (25), and is called a character again on its way to the engine.
 */
class DescribingAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const ask = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const { rows, columnNames, columnTypes } = await ask(query)
      const flags = catalogueFlags.get(rows) ?? []
      return { rows, columnNames, columnTypes: columnTypes.map((type, place) => (flags[place] ? ColumnTypeEnum.Character : type)) }
    }
    return adapter
  }
}

const catalogueFlags = new WeakMap<object, boolean[]>()

class DescribingPool extends Pool {
  override query = (async (...given: Parameters<Pool['query']>) => {
    // The overload with a callback answers nothing; the adapter never uses it.
    const result = (await super.query(...given)) as unknown as QueryResult
    const flags = result.fields.map(({ dataTypeID }) => dataTypeID === 18)
    catalogueFlags.set(result.rows, flags)
    for (const [place, field] of result.fields.entries()) if (flags[place]) field.dataTypeID = 25
    return result
  }) as unknown as Pool['query']
}

/** Prisma's language, folder and all. */
const readSchema = () =>
  Promise.all(
    globSync('prisma/schema/*.prisma', { cwd: root })
      .sort()
      .map(async (path) => ({ path, content: await readFile(inRoot(path), 'utf8') })),
  )

if (import.meta.main) {
  const difference = await schemaDifference()
  if (difference)
    console.error(`The migrations do not make what prisma/schema says. Missing, by \`pnpm db:migrate <name>\`:\n\n${difference}`)
  process.exitCode = difference ? 1 : 0
}
