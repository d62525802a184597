import type { TestProject } from 'vitest/node'
import { generate } from '../../../tools/generate.ts'

/** Before the first test file: the database client, a server, and the templates that every file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generate()
  const { prepareTemplates } = await import('./templates.ts')
  const { templates, remove } = await prepareTemplates()
  project.provide('templates', templates)
  return remove
}
