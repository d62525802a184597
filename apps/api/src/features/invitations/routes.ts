import {
  acceptAsNewcomer,
  acceptInvitation,
  answerApplication,
  answerInvitation,
  apply,
  askAccount,
  confirmAccount,
  editJoining,
  getJoining,
  getPoster,
  getThreadApplication,
  invitePeople,
  inviteToProject,
  joinOrganisation,
  listApplications,
  listInvitations,
  listMyInvitations,
  openConfirmation,
  openInvitation,
  openPoster,
  previewInvitation,
  previewProjectInvitation,
  renewPoster,
  resendInvitation,
  restoreInvitation,
  withdrawApplication,
  withdrawInvitation,
  withdrawPoster,
} from '@navette/contract/invitations/endpoints.ts'
import { route } from '../../platform/http/route.ts'
import { giveCookies } from '../../platform/session/cookies.ts'
import { getMe } from '../accounts/queries.ts'
import * as applications from './application-commands.ts'
import { listApplications as findApplications, getThreadApplication as readThreadApplication } from './application-queries.ts'
import * as commands from './commands.ts'
import * as guests from './guest-commands.ts'
import * as joining from './joining-commands.ts'
import { getJoining as readJoining } from './joining-queries.ts'
import * as posters from './poster-commands.ts'
import { openPoster as readOpenPoster, getPoster as readPoster } from './poster-queries.ts'
import * as queries from './queries.ts'

export const routes = [
  route(listInvitations, (context, { query }) => queries.listInvitations(context, query)),
  route(invitePeople, async (context, { params, body }) => ({
    outcomes: await commands.invitePeople(context, params.organisationId, body),
  })),
  route(previewInvitation, (context, { params, body }) => queries.previewInvitation(context, params.organisationId, body)),
  route(inviteToProject, async (context, { params, body }) => ({
    outcomes: await guests.inviteToProject(context, params.projectId, body),
  })),
  route(previewProjectInvitation, (context, { params, body }) => queries.previewProjectInvitation(context, params.projectId, body)),
  route(listMyInvitations, (context) => queries.listMyInvitations(context)),
  route(answerInvitation, async (context, { params, body }) => {
    await commands.answerInvitation(context, params.invitationId, body.accepted)
    return null
  }),
  route(resendInvitation, (context, { params }) => commands.resendInvitation(context, params.invitationId)),
  route(withdrawInvitation, (context, { params }) => commands.withdrawInvitation(context, params.invitationId)),
  route(restoreInvitation, (context, { params }) => commands.restoreInvitation(context, params.invitationId)),
  route(openInvitation, (context, { body }) => queries.openInvitation(context, body.token)),
  route(acceptInvitation, (context, { body }) => commands.acceptInvitation(context, body.token)),
  route(acceptAsNewcomer, async (context, { body }, { reply }) => {
    const sessionId = await giveCookies(reply, context.config, await commands.acceptAsNewcomer(context, body))
    return getMe(context, sessionId)
  }),
  route(getJoining, (context, { params }) => readJoining(context, params.organisationId)),
  route(editJoining, (context, { params, body }) => joining.editJoining(context, params.organisationId, body)),
  route(joinOrganisation, async (context, { params, body }) => {
    await joining.joinOrganisation(context, params.organisationId, body.token)
    return null
  }),
  route(apply, (context, { params, body }) => applications.apply(context, params.organisationId, body)),
  route(listApplications, (context, { query }) => findApplications(context, query)),
  route(getThreadApplication, (context, { params }) => readThreadApplication(context, params.threadId)),
  route(answerApplication, (context, { params, body }) => applications.answerApplication(context, params.applicationId, body)),
  route(withdrawApplication, (context, { params }) => applications.withdrawApplication(context, params.applicationId)),
  route(getPoster, (context, { params }) => readPoster(context, params.organisationId)),
  route(renewPoster, (context, { params, body }) => posters.renewPoster(context, params.organisationId, body.role)),
  route(withdrawPoster, async (context, { params }) => {
    await posters.withdrawPoster(context, params.organisationId)
    return null
  }),
  route(openPoster, (context, { body }) => readOpenPoster(context, body.token)),
  route(askAccount, async (context, { body }) => {
    await posters.askAccount(context, body)
    return null
  }),
  route(openConfirmation, (context, { body }) => posters.openConfirmation(context, body.confirmation)),
  route(confirmAccount, async (context, { body }, { reply }) => {
    const sessionId = await giveCookies(reply, context.config, await posters.confirmAccount(context, body.confirmation, body.password))
    return getMe(context, sessionId)
  }),
]
