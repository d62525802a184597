import { join } from 'node:path'
import { Email, type Language, PersonName } from '@navette/contract/accounts/schema.ts'
import { backUp, backupName } from '../features/administration/commands.ts'
import { createAdministrator as makeAdministrator } from '../features/administration/operator-commands.ts'
import { forgetFactors } from '../features/sessions/factor-commands.ts'
import { lifeOf, printLink } from '../features/sessions/link-commands.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import type { Config } from '../platform/config/config.ts'
import type { Services } from '../platform/context.ts'
import { OperatorError } from '../platform/db/operator-error.ts'
import { pageAddress } from '../platform/mail/letter.ts'
import { withDatabase, withServices } from './services.ts'
import { words } from './words.ts'

/** What every command is given. */
interface Setting {
  config: Config
  language: Language
  say: (line: string) => void
  /** A path as the operator means it, from where they stand. */
  pathOf: (path: string) => string
}

export interface Command {
  /** How many words follow its name. */
  takes: { least: number; most: number }
  flags?: readonly string[]
  run(setting: Setting, input: { words: string[]; flags: Set<string> }): Promise<void>
}

const backup: Command = {
  takes: { least: 0, most: 1 },
  run: ({ config, language, say, pathOf }, { words: [file] }) =>
    withServices(config, say, async (services) => {
      const path = file ? pathOf(file) : join(config.dataDir, 'backups', backupName(services.clock.now()))
      const written = await backUp(services, path)
      say(words[language].backedUp(written))
    }),
}

const restore: Command = {
  takes: { least: 1, most: 1 },
  flags: ['replace'],
  run: ({ config, language, say, pathOf }, { words: [file = ''], flags }) =>
    withDatabase(config, say, async (databaseUrl) => {
      const target = { databaseUrl, storageDir: config.storageDir }
      const { at, tables } = await restoreBackup(target, pathOf(file), { replace: flags.has('replace'), now: new Date() })
      say(
        words[language].restored(
          at,
          Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
        ),
      )
    }),
}

const link = (purpose: 'sign_in' | 'reset'): Command => ({
  takes: { least: 1, most: 1 },
  run: (setting, { words: [email = ''] }) =>
    withServices(setting.config, setting.say, (services) => sayLink(setting, services, email, purpose)),
})

async function sayLink({ config, language, say }: Setting, services: Services, email: string, purpose: 'sign_in' | 'reset'): Promise<void> {
  const path = await printLink(services, email, purpose)
  if (!path) throw new OperatorError(words[language].nobody(email))
  say(words[language].link(purpose, lifeOf[purpose] / 60_000))
  say(pageAddress(config, path))
}

/** The name may be several words. */
const createAdministrator: Command = {
  takes: { least: 1, most: 8 },
  run: (setting, { words: [address = '', ...names] }) =>
    withServices(setting.config, setting.say, async (services) => {
      const told = words[setting.language].administrator
      const [email, name] = [Email.safeParse(address), PersonName.safeParse(names.join(' '))]
      if (!email.success) throw new OperatorError(told.noAddress(address))
      const outcome = await makeAdministrator(services, { email: email.data, name: name.success ? name.data : null })
      if (outcome !== 'done') throw new OperatorError(outcome === 'no_cluster' ? told.noCluster : told.noName(email.data))
      setting.say(told.done(email.data))
      await sayLink(setting, services, email.data, 'reset')
    }),
}

const secondStep: Command = {
  takes: { least: 1, most: 1 },
  run: ({ config, language, say }, { words: [email = ''] }) =>
    withServices(config, say, async (services) => {
      if (!(await forgetFactors(services, email))) throw new OperatorError(words[language].nobody(email))
      say(words[language].factorsForgotten(email))
    }),
}

/** The commands, by the word that the operator types. */
export const commands = {
  'create-administrator': createAdministrator,
  'sign-in-link': link('sign_in'),
  'reset-password': link('reset'),
  'forget-second-step': secondStep,
  backup,
  restore,
} satisfies Record<string, Command>
