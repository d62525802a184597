import {
  changePortrait,
  closeAccount,
  countMembers,
  editMe,
  editMyProfile,
  editPerson,
  exportMe,
  exportMember,
  getMember,
  getMyProfile,
  getSession,
  giveAddress,
  keepAccount,
  keepMyAccount,
  listDepartures,
  listMembers,
  listSkills,
  removePortrait,
  showPortrait,
} from '@navette/contract/accounts/endpoints.ts'
import type { Context } from '../../platform/context.ts'
import { found } from '../../platform/http/refuse.ts'
import { route } from '../../platform/http/route.ts'
import * as commands from './commands.ts'
import * as leaving from './leaving-commands.ts'
import { portraitKey } from './portrait.ts'
import { presentMe } from './present.ts'
import * as queries from './queries.ts'

export const routes = [
  route(getSession, async ({ actor }) => presentMe(actor)),
  route(editMe, async (context, { body }) => {
    await commands.editMe(context, body)
    return queries.getMe(context, context.actor.sessionId)
  }),
  route(getMyProfile, (context) => queries.getMyProfile(context)),
  route(editMyProfile, async (context, { body }) => {
    await commands.editMyProfile(context, body)
    return queries.getMyProfile(context)
  }),
  route(changePortrait, async (context, { body }) => {
    await commands.changePortrait(context, body)
    return queries.getMe(context, context.actor.sessionId)
  }),
  route(removePortrait, async (context) => {
    await commands.removePortrait(context)
    return null
  }),
  route(showPortrait, (context, { params, query }) => portraitOf(context, params.memberId, query)),
  route(listMembers, (context, { query }) => queries.listMembers(context, query)),
  route(countMembers, (context, { query }) => queries.countMembers(context, query)),
  route(listSkills, (context, { query }) => queries.listSkills(context, query.search)),
  route(getMember, (context, { params }) => queries.getMember(context, params.memberId)),
  route(editPerson, (context, { params, body }) => commands.editPerson(context, params.memberId, body)),
  route(giveAddress, (context, { params, body }) => commands.giveAddress(context, params.memberId, body.email)),
  route(listDepartures, (context, { query }) => queries.listDepartures(context, query)),
  route(exportMe, async (context) => commands.exportMe(context)),
  route(exportMember, (context, { params }) => commands.exportMember(context, params.memberId)),
  route(keepMyAccount, async (context) => {
    await leaving.keepMyAccount(context)
    return null
  }),
  route(closeAccount, async (context, { params }) => {
    await leaving.closeAccountOf(context, params.memberId)
    return null
  }),
  route(keepAccount, async (context, { params }) => {
    await leaving.keepAccountOf(context, params.memberId)
    return null
  }),
]

const aYear = 365 * 24 * 3600

/** An address with a version always shows the same picture: the browser keeps it. Another version than that of now is not there. */
async function portraitOf(context: Context, memberId: string, { version, size }: { version?: number | undefined; size: '64' | '256' }) {
  const current = await queries.findPortrait(context, memberId)
  found(version === undefined || version === current || null)
  const content = Buffer.from(found(await context.storage.read(portraitKey(memberId, current, size === '64' ? 64 : 256))))
  return { name: 'portrait.webp', type: 'image/webp', content, inline: true, ...(version !== undefined && { keepFor: aYear }) }
}
