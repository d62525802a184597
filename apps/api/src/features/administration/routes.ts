import {
  changeLogo,
  chooseMail,
  editCluster,
  exportAuditEntries,
  exportOrganisationAuditEntries,
  foundCluster,
  getCluster,
  getHealth,
  getLetter,
  getLogo,
  getReadiness,
  getRetention,
  getSettings,
  inspectService,
  listAuditEntries,
  listLetters,
  listOrganisationAuditEntries,
  loadDemonstration,
  removeLogo,
  sendLetterAgain,
  tryMail,
} from '@navette/contract/administration/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import { giveCookies } from '../../platform/session/cookies.ts'
import { getMe } from '../accounts/queries.ts'
import { accountRoutes } from './account-routes.ts'
import * as commands from './commands.ts'
import * as health from './health-queries.ts'
import * as journalCommands from './journal-commands.ts'
import * as journal from './journal-queries.ts'
import * as letters from './letter-commands.ts'
import * as lettersRead from './letter-queries.ts'
import * as queries from './queries.ts'
import * as retention from './retention-queries.ts'
import * as settings from './settings-commands.ts'
import * as settingsRead from './settings-queries.ts'

export const routes = [
  route(getCluster, (context) => queries.getCluster(context)),
  route(foundCluster, async (context, { body }, { reply }) => {
    const sessionId = await giveCookies(reply, context.config, await commands.foundCluster(context, body))
    return getMe(context, sessionId)
  }),
  route(loadDemonstration, async (context, { body }) => ({ accounts: await commands.loadDemonstration(context, body.token) })),
  route(getHealth, async () => ({ alive: true as const })),
  route(getReadiness, (context) => queries.getReadiness(context)),
  route(getSettings, (context) => settingsRead.getSettings(context)),
  route(getRetention, async (context) => ({ kept: await retention.getRetention(context) })),
  route(editCluster, (context, { body }) => settings.editCluster(context, body)),
  route(chooseMail, (context, { body }) => settings.chooseMail(context, body)),
  route(tryMail, (context) => settings.tryMail(context)),
  route(getLogo, (context, { params }) => settingsRead.readLogo(context, params.version)),
  route(changeLogo, (context, { body }) => settings.changeLogo(context, body)),
  route(removeLogo, (context) => settings.removeLogo(context)),
  route(listAuditEntries, (context, { query }) => journal.listAuditEntries(context, query)),
  route(exportAuditEntries, (context, { query }) => journalCommands.exportAuditEntries(context, query)),
  route(listOrganisationAuditEntries, (context, { params, query }) =>
    journal.listOrganisationAuditEntries(context, params.organisationId, query),
  ),
  route(exportOrganisationAuditEntries, (context, { params }) =>
    journalCommands.exportOrganisationAuditEntries(context, params.organisationId),
  ),
  route(listLetters, (context, { query }) => lettersRead.listLetters(context, query)),
  route(getLetter, (context, { params }) => letters.readLetter(context, params.letterId)),
  route(sendLetterAgain, (context, { params }) => letters.sendLetterAgain(context, params.letterId)),
  route(inspectService, (context) => health.inspectService(context)),
  ...accountRoutes,
]
