import { mkdir, writeFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { migrationsFolder } from '../apps/api/src/platform/db/migrate.ts'
import { root } from './paths.ts'
import { schemaDifference } from './schema-difference.ts'

/** `pnpm db:migrate <name>`: writes the next migration, for a human to complete with what the schema language cannot say. */
const write = async (name: string | undefined) => {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    throw new Error('Give the migration a name in lower case: pnpm db:migrate posts_have_reactions')
  const difference = await schemaDifference()
  if (!difference) console.log('The schema asks for nothing new; the file is for what you write by hand.')
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `${migrationsFolder}/${stamp}_${name}`
  await mkdir(folder)
  await writeFile(`${folder}/migration.sql`, difference)
  console.log(`Read and complete ${relative(root, folder)}/migration.sql`)
}

await write(process.argv[2]).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
