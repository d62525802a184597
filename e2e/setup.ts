import { hashPassword } from '../apps/api/src/features/sessions/passwords.ts'
import { execute, prepareTemplates } from '../apps/api/test/templates.ts'
import { passwordOfAll } from './cast.ts'

/** Before the first browser: the databases that every worker clones. Everybody of the cast gets a password, so that all may sign in. */
export default async function setup(): Promise<() => Promise<void>> {
  const { templates, remove } = await prepareTemplates()
  const url = new URL(templates.server)
  url.pathname = `/${templates.demonstration}`
  await execute(url.href, `UPDATE member SET password_hash = '${await hashPassword(passwordOfAll)}'`)
  process.env['NAVETTE_TEMPLATES'] = JSON.stringify(templates)
  return remove
}
