import { expect } from '@playwright/test'
import { execute } from '../apps/api/test/templates.ts'
import type { Server } from './server.ts'

/** The page that the newest letter to somebody leads to, once it has been written: without a mail server, letters are kept. */
export const linkInLetterTo = async ({ databaseUrl }: Server, to: string, page: string): Promise<string> => {
  let link = ''
  await expect
    .poll(async () => {
      const [letter] = await execute(
        databaseUrl,
        `SELECT text FROM letter WHERE to_address = '${to}' AND text LIKE '%${page}#jeton=%' ORDER BY written_at DESC, id DESC LIMIT 1`,
      )
      link = new RegExp(`${page}#jeton=[\\w-]+`).exec(String(letter?.['text']))?.[0] ?? ''
      return link
    })
    .not.toBe('')
  return link
}
