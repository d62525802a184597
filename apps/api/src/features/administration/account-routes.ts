import {
  appointAdministrator,
  changeRoles,
  countAccounts,
  dismissAdministrator,
  exportAccounts,
  gatherAccounts,
  getCare,
  getRoleHolders,
  listAccounts,
  remindAccounts,
  restoreAccounts,
  restoreMember,
  suspendAccounts,
  suspendMember,
} from '@navette/contract/administration/endpoints.ts'
import { CareKind } from '@navette/contract/administration/schema.ts'
import { csv, csvType } from '../../platform/files/csv.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './account-commands.ts'
import * as queries from './account-queries.ts'
import { accountTable } from './account-table.ts'
import { getCare as care } from './care-queries.ts'

/** The doors of those who take care of accounts, roles and rights. */
export const accountRoutes = [
  route(getCare, async (context) => ({ needs: await care(context, CareKind.options) })),
  route(listAccounts, (context, { query }) => queries.listAccounts(context, query)),
  route(countAccounts, (context, { query }) => queries.countAccounts(context, query)),
  route(gatherAccounts, async (context, { query }) => ({ ids: await queries.gatherAccounts(context, query) })),
  route(remindAccounts, (context, { body }) => commands.remindAccounts(context, body.ids)),
  route(changeRoles, (context, { body }) => commands.changeRoles(context, body)),
  route(suspendAccounts, (context, { body }) => commands.suspendAccounts(context, body.ids, body.reason)),
  route(restoreAccounts, (context, { body }) => commands.restoreAccounts(context, body.ids)),
  route(exportAccounts, async (context, { body: { ids, ...filter } }) => {
    const { name, head, rows } = accountTable(
      await commands.exportAccounts(context, filter, ids),
      context.actor.language,
      context.clock.dayOf,
    )
    return { name, type: csvType, content: csv(head, rows) }
  }),
  route(suspendMember, async (context, { params, body }) => {
    await commands.suspendMember(context, params.memberId, body.reason)
    return null
  }),
  route(restoreMember, async (context, { params }) => {
    await commands.restoreMember(context, params.memberId)
    return null
  }),
  route(appointAdministrator, async (context, { params }) => {
    await commands.appointAdministrator(context, params.memberId)
    return null
  }),
  route(dismissAdministrator, async (context, { params }) => {
    await commands.dismissAdministrator(context, params.memberId)
    return null
  }),
  route(getRoleHolders, (context) => queries.getRoleHolders(context)),
]
